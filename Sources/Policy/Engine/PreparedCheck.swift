// A question about a column of a batch.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// A question about a column of a batch, with everything looked up that does not change.
struct PreparedCheck: Sendable {
    enum Test: Sendable {
        case isOneOf(TextTable.TextSet)
        case isNoneOf(TextTable.TextSet)
        case isPresent
        /// A date from the first to the second day, both included, as keys.
        case isWithin(Int, Int)
        case always
        case never
    }

    /// Nil when the source has no such column: absent for everybody.
    private let column: Int?
    private let test: Test

    /// How flags are spelt.
    private static let yes = ["true", "True", "TRUE"]
    private static let no = ["false", "False", "FALSE"]

    init(
        _ check: FieldCheck, columns: [SourceField: Int], today: Int, texts: inout TextTable
    ) {
        column = columns[check.field]
        test =
            switch check.test {
            case .isOneOf(let words): .isOneOf(texts.add(words))
            case .isNoneOf(let words): .isNoneOf(texts.add(words))
            case .isFlag(let value): .isOneOf(texts.add(value ? Self.yes : Self.no))
            case .isPresent: .isPresent
            case .isAged(let years): .isWithin(.min, today - years * 10_000)
            case .isBefore(let date): .isWithin(.min, ProfileDate.key(of: date) - 1)
            case .isAfter(let date): .isWithin(ProfileDate.key(of: date) + 1, .max)
            case .always: .always
            case .never: .never
            }
    }

    /// Whether it is true of a person; what cannot be read is not true.
    ///
    /// `fields` are the ranges of one row into `bytes`.
    func holds(_ fields: Span<FieldRange>, _ bytes: Span<UInt8>, _ texts: borrowing TextTable)
        -> Bool
    {
        switch test {
        case .always: return true
        case .never: return false
        default: break
        }
        guard let column, !fields[column].isAbsent else { return false }
        let value = bytes.extracting(fields[column].range)
        switch test {
        case .isOneOf(let set): return texts.contains(value, in: set)
        case .isNoneOf(let set): return !texts.contains(value, in: set)
        case .isPresent: return true
        case .isWithin(let first, let last):
            guard let key = ProfileDate.key(in: value) else { return false }
            return first <= key && key <= last
        case .always, .never: return false
        }
    }
}
