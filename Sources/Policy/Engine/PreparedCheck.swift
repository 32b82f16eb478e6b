// A question about a column of a batch.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// A question about a column of a batch, with everything looked up that does not change.
struct PreparedCheck: Sendable {
    enum Test: Sendable {
        case isOneOf(TextSet)
        case isNoneOf(TextSet)
        case isFlag(Bool)
        case isPresent
        /// Born on this day or earlier, as a key.
        case isBornBy(Int)
        case isBefore(Int)
        case isAfter(Int)
        case always
        case never
    }

    /// Nil when the source has no such column: absent for everybody.
    private let column: Int?
    private let test: Test

    init(_ check: FieldCheck, columns: [SourceField: Int], today: Int) {
        column = columns[check.field]
        test =
            switch check.test {
            case .isOneOf(let texts): .isOneOf(TextSet(texts))
            case .isNoneOf(let texts): .isNoneOf(TextSet(texts))
            case .isFlag(let value): .isFlag(value)
            case .isPresent: .isPresent
            case .isAged(let years): .isBornBy(today - years * 10_000)
            case .isBefore(let date): .isBefore(ProfileDate.key(of: date))
            case .isAfter(let date): .isAfter(ProfileDate.key(of: date))
            case .always: .always
            case .never: .never
            }
    }

    /// Whether it is true of a person; what cannot be read is not true.
    func holds(_ row: Int, of batch: borrowing ProfileBatch) -> Bool {
        switch test {
        case .always: return true
        case .never: return false
        default: break
        }
        guard let column else { return false }
        let value = batch.value(column, ofRow: row)
        guard !value.isEmpty else { return false }
        switch test {
        case .isOneOf(let texts): return texts.contains(value)
        case .isNoneOf(let texts): return !texts.contains(value)
        case .isFlag(let wanted): return Self.flag(value) == wanted
        case .isPresent: return true
        case .isBornBy(let day):
            return ProfileDate.key(in: value).map { $0 <= day } ?? false
        case .isBefore(let day):
            return ProfileDate.key(in: value).map { $0 < day } ?? false
        case .isAfter(let day):
            return ProfileDate.key(in: value).map { $0 > day } ?? false
        case .always, .never: return false
        }
    }

    private static let yes = TextSet(["true", "True", "TRUE"])
    private static let no = TextSet(["false", "False", "FALSE"])

    private static func flag(_ value: ArraySlice<UInt8>) -> Bool? {
        if yes.contains(value) { return true }
        return no.contains(value) ? false : nil
    }
}
