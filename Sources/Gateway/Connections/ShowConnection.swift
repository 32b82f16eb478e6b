// One connection with everybody it was ever shared with.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One connection with every share it ever had; contributors see its name and kind only.
public struct ShowConnection: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.connectionRead

    /// Which.
    public let name: Name<Connection>

    /// What is known of it, as far as the reader may see it.
    public struct Output: Sendable, Codable {
        /// What the list of all connections says of it.
        public let connection: ListConnections.Row
        /// Who made it; nil for those who may not see it.
        public let addedBy: Name<Principal>?
        /// When it was made; nil for those who may not see it.
        public let addedAt: Instant?
        /// Every share, oldest first; nil for those who may not see them.
        public let shares: [Share]?
    }

    /// Asks.
    public init(name: Name<Connection>) { self.name = name }

    /// The connection that it concerns.
    public func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { name }

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        let connection = try workroom.connection(name)
        let row = try ListConnections.Row(connection, in: workroom)
        guard workroom.caller.seesAll(of: Self.action) else {
            return Output(connection: row, addedBy: nil, addedAt: nil, shares: nil)
        }
        return Output(
            connection: row, addedBy: connection.addedBy, addedAt: connection.addedAt,
            shares: try workroom.store.shares(ofNamed: name))
    }
}
