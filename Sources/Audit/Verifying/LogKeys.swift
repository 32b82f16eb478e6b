// Which keys sign the log, and for how long.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
public import TransparencyLog

/// Which keys sign the log, and for how long, as its own entries say.
///
/// A key follows another by a `key.rotated` entry; from then on both sign, until a `key.retired`
/// entry ends the older one. So there are one or two at any size, and never a key that no entry
/// names.
public struct LogKeys: Hashable, Sendable {
    /// One key and the checkpoints that it has to sign.
    public struct Term: Hashable, Sendable {
        /// The key.
        public let key: VerifierKey
        /// The smallest size of a checkpoint that it signs.
        public let from: UInt64
        /// The largest size of a checkpoint that it signs; nil while it has no end.
        public internal(set) var until: UInt64?

        /// Whether it signs checkpoints of this size.
        public func covers(_ size: UInt64) -> Bool {
            from <= size && until.map { size <= $0 } != false
        }
    }

    /// Name of the key in the entries about it.
    public static let name = "log-signing"

    /// Every key that the log ever had, oldest first.
    public private(set) var all: [Term]

    /// Begins with the key that the log was made with.
    public init(first: VerifierKey) { all = [Term(key: first, from: 0, until: nil)] }

    /// Begins with what the log's first entry says.
    ///
    /// - Throws: `EntryError` unless that is `log.created`, with a safe key.
    init(creating entry: Entry) throws(EntryError) {
        guard entry.type == .logCreated else {
            throw .sequence("the first entry is not `\(EntryType.logCreated.rawValue)`")
        }
        self.init(first: try Self.key("vkey", of: entry))
    }

    /// The keys that a checkpoint of this size has to be signed by, oldest first: one or two.
    public func valid(at size: UInt64) -> [VerifierKey] {
        all.filter { $0.covers(size) }.map(\.key)
    }

    /// Takes the next entry; only those about the log's keys change anything.
    ///
    /// - Throws: `EntryError.member` when such an entry lacks a key or names one that is malformed
    ///   or unsafe, `.sequence` when the key cannot follow or end here. Nothing has changed then.
    public mutating func take(_ entry: Entry) throws(EntryError) {
        switch entry.type {
        case .logCreated: try create(entry)
        case .keyRotated where entry.isAboutLogKey: try rotate(entry)
        case .keyRetired: try retire(entry)
        default: break
        }
    }

    /// Takes the bytes of an entry into the keys that those before it named; nil before the first.
    ///
    /// Only entries that are about a key are read at all: the spelling of an entry ends with its
    /// type.
    static func take(
        _ body: [UInt8], at index: UInt64, into keys: inout LogKeys?
    ) throws(EntryError) {
        guard index > 0 else {
            keys = try LogKeys(creating: Entry(body, at: index))
            return
        }
        guard endings.contains(where: { body.suffix($0.count).elementsEqual($0) }) else { return }
        try keys?.take(Entry(body, at: index))
    }

    private static let endings = [EntryType.logCreated, .keyRotated, .keyRetired].map {
        Array("\"type\":\"\($0.rawValue)\",\"v\":1}".utf8)
    }

    /// Why `key` proves nothing about a checkpoint of this size; nil if it is one that signs it.
    func objection(to key: VerifierKey, at size: UInt64) -> String? {
        guard let term = all.first(where: { $0.key == key }) else {
            return "the entries name other keys"
        }
        guard let until = term.until, until < size else { return nil }
        return "the key's use ended at entry \(until - 1)"
    }

    private func create(_ entry: Entry) throws(EntryError) {
        guard entry.index == 0 else { throw .sequence("the log was created before") }
        guard try Self.key("vkey", of: entry) == all[0].key else {
            throw .sequence("its key is not the log's")
        }
    }

    private mutating func rotate(_ entry: Entry) throws(EntryError) {
        guard entry.outcome == .allowed else { throw .member("outcome") }
        let next = try Self.key("vkey", of: entry)
        let previous = try Self.key("previous", of: entry)
        guard let newest = all.last, all.filter({ $0.until == nil }).count == 1 else {
            throw .sequence("the rotation before it has not ended")
        }
        guard previous == newest.key else {
            throw .sequence("its previous key is not the one that signs")
        }
        guard next.name.utf8.elementsEqual(newest.key.name.utf8) else {
            throw .sequence("its key has another name")
        }
        guard !all.contains(where: { $0.key.key == next.key }) else {
            throw .sequence("its key signed before")
        }
        all.append(Term(key: next, from: entry.index + 1, until: nil))
    }

    private mutating func retire(_ entry: Entry) throws(EntryError) {
        guard entry.isAboutLogKey else { throw .member("resource") }
        guard entry.outcome == .allowed else { throw .member("outcome") }
        let key = try Self.key("vkey", of: entry)
        // The newest always stands, so a second one without an end is the older of the two.
        guard let older = all.indices.dropLast().last(where: { all[$0].until == nil }),
            all[older].key == key
        else { throw .sequence("its key is not the older of two that sign") }
        all[older].until = entry.index + 1
    }

    private static func key(
        _ member: String, of entry: Entry
    ) throws(EntryError) -> VerifierKey {
        guard let text = entry.detail(member)?.stringValue,
            let key = try? VerifierKey(parsing: text)
        else { throw .member("data.\(member)") }
        return key
    }
}

extension Entry {
    /// Whether it is about the key that signs the log.
    fileprivate var isAboutLogKey: Bool {
        members["resource"]?["kind"] == "key"
            && members["resource"]?["id"]?.stringValue == LogKeys.name
    }
}
