// One record of the log, read from its bytes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One record of the log, read from its bytes; what exists is well formed.
public struct Entry: Hashable, Sendable {
    /// Its place, from 0.
    public let index: UInt64
    /// When it was written.
    public let time: Instant
    /// What it is about.
    public let type: EntryType
    /// How it came out.
    public let outcome: EntryOutcome
    /// The transfer it belongs to.
    public let transfer: Identifier<Transfer>?
    /// The entry it follows from.
    public let cause: UInt64?
    /// Its own identifier.
    public let identifier: Identifier<EntryNoun>
    /// The whole entry.
    public let members: CanonicalJSON

    /// Largest entry that is written or accepted, in bytes.
    public static let sizeLimit = 16 * 1024

    /// Reads the canonical bytes of the entry that should stand at `index`.
    ///
    /// - Throws: `EntryError` that says what is wrong, without quoting the entry.
    public init(_ body: [UInt8], at index: UInt64) throws(EntryError) {
        guard body.count <= Self.sizeLimit else { throw .tooLarge(body.count) }
        let members: CanonicalJSON
        do { members = try CanonicalJSON(canonical: body) } catch {
            throw .notCanonical("\(error)")
        }
        try EntryGrammar.check(members)
        guard members["v"] == 1 else { throw .member("v") }
        guard members["seq"]?.integerValue == Int64(clamping: index) else { throw .member("seq") }
        guard let identifier = members["id"]?.stringValue.flatMap(Identifier<EntryNoun>.init)
        else { throw .member("id") }
        guard let timeText = members["time"]?.stringValue, let time = Instant(timeText),
            "\(time)" == timeText
        else { throw .member("time") }
        guard let type = members["type"]?.stringValue.flatMap(EntryType.init(rawValue:))
        else { throw .member("type") }
        guard let outcome = members["outcome"]?.stringValue.flatMap(EntryOutcome.init(rawValue:))
        else { throw .member("outcome") }
        guard members["code"]?.stringValue == type.stem + outcome.letter
        else { throw .member("code") }
        if let transfer = members["transfer"] {
            guard let value = transfer.stringValue.flatMap(Identifier<Transfer>.init)
            else { throw .member("transfer") }
            self.transfer = value
        } else {
            transfer = nil
        }
        if let cause = members["cause"] {
            guard let value = cause.integerValue, value >= 0, UInt64(value) < index
            else { throw .member("cause") }
            self.cause = UInt64(value)
        } else {
            cause = nil
        }
        self.index = index
        self.identifier = identifier
        self.time = time
        self.type = type
        self.outcome = outcome
        self.members = members
    }

    /// A detail of this type.
    public func detail(_ name: String) -> CanonicalJSON? { members["data"]?[name] }
}
