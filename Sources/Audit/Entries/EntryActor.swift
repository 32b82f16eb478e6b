// Who caused an entry.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Who caused an entry, and by which door.
public struct EntryActor: Hashable, Sendable {
    /// The enrolled principal; nil for an account nobody enrolled, or the gateway itself.
    public let principal: Name<Principal>?
    /// Its role at that moment.
    public let role: Role?
    /// The operating-system account that the kernel attested.
    public let account: UInt32
    /// The door: `cli`, `socket`, `console`, `scheduler` or `recovery`.
    public let door: String
    /// The process.
    public let process: Int32

    /// Joins the parts.
    public init(
        principal: Name<Principal>?, role: Role?, account: UInt32, door: String, process: Int32
    ) {
        self.principal = principal
        self.role = role
        self.account = account
        self.door = door
        self.process = process
    }

    /// The two members of an entry that say this: `actor` and `origin`.
    var members: (actor: CanonicalJSON, origin: CanonicalJSON) {
        var actor: [String: CanonicalJSON] = ["account": .integer(Int64(account))]
        actor["principal"] = principal.map { .string($0.text) } ?? .null
        actor["role"] = role.map { .string($0.rawValue) } ?? .null
        return (.object(actor), ["process": .integer(Int64(process)), "via": .string(door)])
    }
}
