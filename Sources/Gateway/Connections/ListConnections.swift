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
        /// `contributors` where it is shared with all of them now, else `administrators`; nil for
        /// those who may not see it.
        public let sharing: SharingCircle?
        /// The people it is shared with by name now; nil for those who may not see it.
        public let people: [Name<Principal>]?
        /// `active`, or the reason why it cannot send; nil for those who may not see it.
        public let agreement: String?
        /// The same in words; nil for those who may not see it.
        public let standing: String?

        init(_ connection: ConnectionRecord, in workroom: Workroom) throws(GatewayError) {
            name = connection.name
            displayName = connection.displayName
            kind = connection.kind
            guard workroom.caller.seesAll(of: ListConnections.action) else {
                (address, sharing, people, agreement, standing) = (nil, nil, nil, nil, nil)
                return
            }
            address = connection.address
            let held = try workroom.store.shares(ofNamed: connection.name)
                .filter { $0.holds(at: workroom.now) }
            sharing = held.contains { $0.person == nil } ? .contributors : .administrators
            people = Set(held.compactMap(\.person)).sorted()
            let finding = try AgreementFinding(
                of: connection, in: workroom.store, at: workroom.now)
            agreement = finding.reason.map { "\($0)" } ?? "active"
            standing = finding.words
        }
    }

    /// Asks.
    public init() {}

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> [Row] {
        let all: [ConnectionRecord]
        do { all = try workroom.store.connections() } catch { throw GatewayError(error) }
        var rows: [Row] = []
        for connection in all { rows.append(try Row(connection, in: workroom)) }
        return rows
    }
}
