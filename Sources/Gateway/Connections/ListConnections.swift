// All connections.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// All connections, by name; contributors see name and kind only, shared with them or not.
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
        /// Whom it is shared with now; nil for those who may not see it.
        public let sharing: SharingRow?
        /// `active`, or the reason why it cannot send; nil for those who may not see it.
        public let agreement: String?
    }

    /// Asks.
    public init() {}

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> [Row] {
        let all: [ConnectionRecord]
        do { all = try workroom.store.connections() } catch { throw GatewayError(error) }
        var rows: [Row] = []
        for connection in all {
            guard workroom.caller.seesAll(of: Self.action) else {
                rows.append(
                    Row(
                        name: connection.name, displayName: connection.displayName,
                        kind: connection.kind, address: nil, sharing: nil, agreement: nil))
                continue
            }
            let shares = try workroom.store.shares(ofNamed: connection.name)
            rows.append(
                Row(
                    name: connection.name, displayName: connection.displayName,
                    kind: connection.kind, address: connection.address,
                    sharing: SharingRow(shares, at: workroom.now),
                    agreement: try Self.agreement(of: connection, in: workroom)))
        }
        return rows
    }

    /// `active`, or the reason why it cannot send.
    static func agreement(
        of connection: ConnectionRecord, in workroom: Workroom
    ) throws(GatewayError) -> String {
        let standing = try AgreeToConnection.standing(
            of: connection, in: workroom.store, at: workroom.now)
        return switch standing {
        case .active: "active"
        case .lacking(let reason): "\(reason)"
        }
    }
}
