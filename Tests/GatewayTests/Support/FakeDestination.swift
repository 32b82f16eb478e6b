// A recipient that keeps what it is sent.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Policy
import Synchronization
import Testing

/// A recipient that keeps what it is sent, and answers as it is told to.
final class FakeDestination: Destination {
    /// One request as it arrived.
    struct Sent: Sendable {
        let entry: UInt64
        let connection: Name<Connection>
        let batch: Int
        let people: Int
        let body: [UInt8]
        let digest: String
        /// The bytes that the store held at the place the exeat names, when the request arrived.
        let recorded: [UInt8]?

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    typealias Hook = @Sendable (_ batch: Int) async throws -> Void

    private struct Box: Sendable {
        var sent: [Sent] = []
        var outcomes: [DeliveryOutcome] = []
        var problem: DestinationError?
        var examined = 0
        var whileDelivering: Hook?
        var whileExamining: Hook?
    }

    private let box = Mutex(Box())
    private let store: MemoryStore
    let limit: BatchLimit

    init(store: MemoryStore, limit: BatchLimit = BatchLimit(bytes: 100_000, people: 1000)) {
        self.store = store
        self.limit = limit
    }

    var sent: [Sent] { box.withLock { $0.sent } }
    var examined: Int { box.withLock { $0.examined } }

    /// Everything that ever arrived, as one text.
    var everything: String { sent.map(\.text).joined(separator: "\n") }

    /// The answers to the next requests; after them everything is delivered.
    func answer(_ outcomes: DeliveryOutcome...) { box.withLock { $0.outcomes = outcomes } }

    func failExamination(_ problem: DestinationError) { box.withLock { $0.problem = problem } }

    /// What happens while a batch is on its way, by the batch's number.
    func whileDelivering(_ hook: @escaping Hook) { box.withLock { $0.whileDelivering = hook } }

    /// What happens between the licence and the decision.
    func whileExamining(_ hook: @escaping Hook) { box.withLock { $0.whileExamining = hook } }

    func encoding(of fields: [TargetField], list: Int64) -> any RecordEncoding {
        PlainEncoding(fields: fields.map { Array($0.description.utf8) })
    }

    func examine(
        list: Int64?, fields: [TargetField], on errand: consuming Errand
    ) async throws(DestinationError) -> DestinationFacts {
        let (problem, hook) = box.withLock { box in
            box.examined += 1
            return (box.problem, box.whileExamining)
        }
        if let problem { throw problem }
        await run(hook, batch: 0)
        return DestinationFacts(account: "example", list: nil, security: nil, peerCertificate: nil)
    }

    func deliver(_ exeat: consuming Exeat) async -> DeliveryOutcome {
        let (entry, connection) = (exeat.entryIndex, exeat.connection)
        let recorded = store.rows.bodies
        let release = exeat.redeem()
        let sent = Sent(
            entry: entry, connection: connection, batch: release.batch, people: release.people,
            body: release.body, digest: release.digest.hexadecimal,
            recorded: entry < recorded.count ? recorded[Int(entry)] : nil)
        let (outcome, hook) = box.withLock { box in
            box.sent.append(sent)
            let outcome =
                box.outcomes.isEmpty
                ? DeliveryOutcome.delivered(DeliveryReport()) : box.outcomes.removeFirst()
            return (outcome, box.whileDelivering)
        }
        await run(hook, batch: release.batch)
        return outcome
    }

    func readBack(
        list: Int64, on errand: consuming Errand, _ each: (ArraySlice<UInt8>) -> Void
    ) async throws(DestinationError) -> Int { 0 }

    private func run(_ hook: Hook?, batch: Int) async {
        do { try await hook?(batch) } catch { Issue.record(error) }
    }
}
