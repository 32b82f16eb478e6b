// Ending a share before it ends by itself.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Ends a share of a connection from now on.
public struct UnshareConnection: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.connectionShare

    /// What ended, and what no longer runs by itself.
    public struct Output: Sendable, Codable {
        /// The share, with its end.
        public let share: Share
        /// The exports that ran by themselves over it, and no longer do.
        public let suspended: [Name<Export>]
    }

    /// The connection.
    public let name: Name<Connection>
    /// The share.
    public let share: Identifier<ShareNoun>
    /// Why, in one line.
    public let reason: String

    /// Asks to end it.
    public init(name: Name<Connection>, share: Identifier<ShareNoun>, reason: String) {
        self.name = name
        self.share = share
        self.reason = reason
    }

    /// The connection that it concerns.
    public func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { name }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Output> {
        let shares = try workroom.store.shares(ofNamed: name)
        guard var ended = shares.first(where: { $0.identifier == share }) else {
            throw .notFound(kind: "share", name: "\(share)")
        }
        guard ended.end == nil, ended.until.map({ workroom.now < $0 }) ?? true else {
            throw .input(.inputInvalid, "the share `\(share)` is over already")
        }
        let end = TermEnd(
            by: try workroom.principal, at: workroom.now, reason: try workroom.reason(reason))
        ended.end = end
        let remaining = shares.map { $0.identifier == share ? ended : $0 }
        let waiting = try workroom.suspensions(assuming: [], shares: [name: remaining])
        return Preparation(
            Output(share: ended, suspended: waiting.exports),
            recording: [
                EntryDraft(
                    .connectionUnshared, .allowed, by: workroom.actor,
                    on: ("connection", name.text),
                    details: ["share": .string("\(share)"), "why": .string(end.reason)])
            ] + waiting.drafts,
            changing: [.endShare(share, end)] + waiting.changes)
    }
}
