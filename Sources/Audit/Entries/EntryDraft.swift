// What is to be recorded, before it has its place.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What is to be recorded, before the log gives it a place, a time and an identifier.
///
/// Details hold names, digests, counts, codes and pseudonyms. There is no place in it for a
/// person's data, and none for free text from outside.
public struct EntryDraft: Hashable, Sendable {
    /// What it is about.
    public let type: EntryType
    /// How it came out.
    public let outcome: EntryOutcome
    /// Who caused it.
    public let actor: EntryActor
    /// What it happened to: a noun and its name or identifier.
    public let resource: (kind: String, identifier: String)
    /// The transfer it belongs to.
    public let transfer: Identifier<Transfer>?
    /// The entry that it follows from.
    public let cause: UInt64?
    /// Why, where something was denied.
    public let reason: ReasonCode?
    /// What only this type has.
    public let details: [String: CanonicalJSON]

    /// Joins the parts.
    public init(
        _ type: EntryType, _ outcome: EntryOutcome, by actor: EntryActor,
        on resource: (kind: String, identifier: String), transfer: Identifier<Transfer>? = nil,
        cause: UInt64? = nil, reason: ReasonCode? = nil, details: [String: CanonicalJSON] = [:]
    ) {
        self.type = type
        self.outcome = outcome
        self.actor = actor
        self.resource = resource
        self.transfer = transfer
        self.cause = cause
        self.reason = reason
        self.details = details
    }

    /// The canonical bytes of the entry at this place.
    func body(
        at index: UInt64, time: Instant, identifier: Identifier<EntryNoun>, software: String
    ) -> [UInt8] {
        let (actorMember, origin) = actor.members
        var members: [String: CanonicalJSON] = [
            "v": 1, "seq": .integer(Int64(index)), "id": .string("\(identifier)"),
            "type": .string(type.rawValue), "code": .string(type.stem + outcome.letter),
            "outcome": .string(outcome.rawValue), "time": .string("\(time)"),
            "actor": actorMember, "origin": origin, "software": .string(software),
            "resource": ["kind": .string(resource.kind), "id": .string(resource.identifier)],
            "data": .object(details),
        ]
        if let transfer { members["transfer"] = .string("\(transfer)") }
        if let cause { members["cause"] = .integer(Int64(cause)) }
        if let reason { members["reason"] = .string("\(reason)") }
        return CanonicalJSON.object(members).bytes
    }
}

extension EntryDraft {
    /// Equal in every part.
    public static func == (left: EntryDraft, right: EntryDraft) -> Bool {
        left.type == right.type && left.outcome == right.outcome && left.actor == right.actor
            && left.resource == right.resource && left.transfer == right.transfer
            && left.cause == right.cause && left.reason == right.reason
            && left.details == right.details
    }

    /// Feeds what is most telling.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(type)
        hasher.combine(details)
    }
}
