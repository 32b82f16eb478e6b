// Making a connection, with its key sealed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
public import Domain

/// Makes a connection and seals its API key.
///
/// It cannot send before somebody agreed to its terms.
public struct AddConnection: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.connectionAdd

    /// The name used in commands.
    public let name: Name<Connection>
    /// The name shown to people.
    public let displayName: String
    /// The kind of destination.
    public let kind: String
    /// Where its API is.
    public let address: String
    /// Whom it is shared with from the first.
    public let sharing: SharingCircle
    /// Seconds to wait before asking for the first time how an import went.
    public let pollSeconds: Double
    /// The API key on its way to being sealed.
    public let credential: ArrivingCredential

    /// The connection, and whom it is shared with.
    public struct Output: Sendable, Codable {
        /// The name used in commands.
        public let name: Name<Connection>
        /// The name shown to people.
        public let displayName: String
        /// The kind of destination.
        public let kind: String
        /// Where its API is.
        public let address: String
        /// Whom it is shared with from the first.
        public let sharing: SharingCircle
        /// The share that says so; nil where it is the administrators' alone.
        public let share: Identifier<ShareNoun>?
        /// Seconds to wait before asking for the first time how an import went.
        public let pollSeconds: Double
        /// Who made it.
        public let addedBy: Name<Principal>
        /// When it was made.
        public let addedAt: Instant
    }

    /// Asks to make one.
    public init(
        name: Name<Connection>, displayName: String, kind: String, address: String,
        sharing: SharingCircle, pollSeconds: Double, credential: ArrivingCredential
    ) {
        self.name = name
        self.displayName = displayName
        self.kind = kind
        self.address = address
        self.sharing = sharing
        self.pollSeconds = pollSeconds
        self.credential = credential
    }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Output> {
        guard (1...256).contains(credential.secret.count) else {
            throw .input(.inputInvalid, "an API key has 1 to 256 bytes; nothing was stored")
        }
        guard workroom.destinations.kinds.contains(kind) else {
            throw .input(.inputInvalid, "there is no kind of connection called `\(kind)`")
        }
        if let problem = workroom.destinations.problem(withAddress: address, kind: kind) {
            throw .input(.inputInvalid, problem)
        }
        guard (0.01...3600).contains(pollSeconds) else {
            throw .input(.inputInvalid, "the first poll comes after 0.01 to 3600 seconds")
        }
        let record = ConnectionRecord(
            name: name, displayName: displayName, kind: kind, address: address,
            addedBy: try workroom.principal, addedAt: workroom.now, pollSeconds: pollSeconds)
        let share = try firstShare(in: workroom)
        let sealed: SealedCredential
        do {
            sealed = try workroom.custody.seal(
                credential.secret, for: record, version: 1, at: workroom.now)
        } catch { throw GatewayError(error) }
        var details: [String: CanonicalJSON] = [
            "kind": .string(kind), "address": .string(address),
            "sharing": .string(sharing.rawValue), "key_version": 1,
        ]
        if let share { details["share"] = .string("\(share.identifier)") }
        let draft = EntryDraft(
            .connectionAdded, .allowed, by: workroom.actor, on: ("connection", name.text),
            details: details)
        let output = Output(
            name: name, displayName: displayName, kind: kind, address: address, sharing: sharing,
            share: share?.identifier, pollSeconds: pollSeconds, addedBy: record.addedBy,
            addedAt: record.addedAt)
        return Preparation(
            output, recording: [draft],
            changing: [.addConnection(record, sealed)] + (share.map { [.addShare($0)] } ?? []))
    }

    /// The share that it begins with; nil where it is the administrators' alone.
    private func firstShare(in workroom: Workroom) throws(GatewayError) -> Share? {
        guard sharing == .contributors else { return nil }
        return Share(
            identifier: try workroom.newIdentifier(), connection: name, person: nil,
            from: workroom.now, until: nil, sharedBy: try workroom.principal, reason: "added")
    }
}
