// All connections.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
import Permissions

/// All connections, by name; contributors see name and kind only.
public struct ListConnections: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.connectionRead

    /// One connection, as far as the reader may see it.
    public struct Row: Sendable, Codable {
        /// The name used in commands.
        public let name: Name<Connection>
        /// The name shown to people.
        public let displayName: String
        /// The kind of destination.
        public let kind: String
        /// Where its API is; nil for those who may not see it.
        public let address: String?
        /// Who besides administrators may use it; nil for those who may not see it.
        public let sharing: Sharing?
        /// `active`, or the reason why it cannot send.
        public let agreement: String?
    }

    /// Asks.
    public init() {}

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> [Row] {
        let all: [ConnectionRecord]
        do { all = try workroom.store.connections() } catch { throw GatewayError(error) }
        let seesAll = workroom.caller.requester.enrolment?.role != .contributor
        var rows: [Row] = []
        for connection in all {
            let standing = try AgreeToConnection.standing(
                of: connection, in: workroom.store, at: workroom.now)
            let words =
                switch standing {
                case .active: "active"
                case .lacking(let reason): "\(reason)"
                }
            rows.append(
                Row(
                    name: connection.name, displayName: connection.displayName,
                    kind: connection.kind, address: seesAll ? connection.address : nil,
                    sharing: seesAll ? connection.sharing : nil,
                    agreement: seesAll ? words : nil))
        }
        return rows
    }
}
