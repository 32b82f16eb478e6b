// How the gateway stands, at a glance.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// How the gateway stands, at a glance.
public struct ReadStatus: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.statusRead

    /// What has to be done at recipients because people withdrew.
    public struct Duties: Sendable, Codable {
        /// How many have to be done, and there is time.
        public let open: Int
        /// How many have to be done, and the time is over.
        public let overdue: Int
        /// The deadline of the next that is open; nil when none is.
        public let nextUntil: Instant?

        init(_ duties: [DutyRecord], at now: Instant) {
            let open = duties.filter { $0.standing(at: now) == .open }
            self.open = open.count
            overdue = duties.count { $0.standing(at: now) == .overdue }
            nextUntil = open.map(\.until).min()
        }
    }

    /// What is shown.
    public struct Output: Sendable, Codable {
        /// The log's name.
        public let origin: String
        /// How many entries the log has.
        public let entries: UInt64
        /// Root of the tree over them, hexadecimal.
        public let root: String
        /// How many there are of each.
        public let principals, connections, segments, exports, transfers: Int
        /// The newest consent event.
        public let consentEvents: UInt64
        /// Policies in force, as `identifier@version`.
        public let policies: [String]
        /// Batches that may or may not have arrived.
        public let uncertain: [DeliveryRecord]
        /// Connections that cannot send, with the reason.
        public let cannotSend: [String: ReasonCode]
        /// What has to be done at recipients because people withdrew.
        public let duties: Duties
        /// Schedules that do not run, because whoever they run for may not run them any more.
        public let suspended: [ExportSchedule]
    }

    /// Asks.
    public init() {}

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        let store = workroom.store
        do {
            let connections = try store.connections()
            var cannotSend: [String: ReasonCode] = [:]
            for connection in connections {
                let standing = try AgreeToConnection.standing(
                    of: connection, in: store, at: workroom.now)
                if case .lacking(let reason) = standing {
                    cannotSend[connection.name.text] = reason
                }
            }
            let transfers = try store.transfers()
            var uncertain: [DeliveryRecord] = []
            for transfer in transfers where transfer.state == .uncertain {
                uncertain += try store.deliveries(of: transfer.identifier)
                    .filter { $0.state == .uncertain }
            }
            let head = try store.head()
            let inForce = try store.policies().inForce(at: workroom.now)
            let exports = try store.exports()
            return Output(
                origin: try store.home()?.origin ?? "", entries: head?.size ?? 0,
                root: head?.root.hexadecimal ?? "", principals: try store.principals().count,
                connections: connections.count, segments: try store.segments().count,
                exports: exports.count, transfers: transfers.count,
                consentEvents: try workroom.newestConsent(),
                policies: inForce.map { "\($0.identifier)@\($0.version)" },
                uncertain: uncertain, cannotSend: cannotSend,
                duties: Duties(try store.duties(includingClosed: false), at: workroom.now),
                suspended: try store.schedules().filter { $0.state == .suspended })
        } catch let error as StorageError {
            throw GatewayError(error)
        } catch let error as GatewayError {
            throw error
        } catch {
            throw .failed("\(error)")
        }
    }
}
