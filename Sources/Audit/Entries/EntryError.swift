// Why bytes are not an entry.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not an entry of this log, or not at this place.
public enum EntryError: Error, Equatable, CustomStringConvertible {
    /// More bytes than an entry may have.
    case tooLarge(Int)
    /// Not JSON, or not its canonical form.
    case notCanonical(String)
    /// This member is missing or has a value it cannot have.
    case member(String)
    /// It does not follow from the entries before it.
    case sequence(String)

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .tooLarge(let count): "the entry has \(count) bytes; \(Entry.sizeLimit) are allowed"
        case .notCanonical(let cause): "the entry is not canonical JSON: \(cause)"
        case .member(let name): "the entry's `\(name)` is missing or cannot be"
        case .sequence(let problem): problem
        }
    }
}
