// The tests of a log that stops in the middle of a run.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing

/// A run of three batches commits nine times: errand, decision, start and outcome of each batch,
/// and the end.
struct StoppedLogTests {
    private static let readers = (1...5).map { Reader($0) }
    private static let commits = 9
    static let places = (0..<commits).flatMap { step in
        MemoryStore.Fault.allCases.map { (step, $0) }
    }

    /// A home whose log stopped at a commit of its run, and how the run ended.
    private func stopped(
        at step: Int, _ fault: MemoryStore.Fault
    ) async throws -> (TestHome, GatewayError) {
        let home = try await TestHome.ready(Self.readers)
        home.store.fail(commit: step, fault)
        let error = try await failure { try await home.run() }
        return (home, error)
    }

    @Test func `a run of three batches commits nine times`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let before = home.store.commits
        try await home.run()
        #expect(home.store.commits - before == Self.commits)
    }

    @Test(arguments: places)
    func `nothing leaves without its entry`(step: Int, fault: MemoryStore.Fault) async throws {
        let (home, _) = try await stopped(at: step, fault)
        for sent in home.destination.sent {
            let entry = try Entry(#require(sent.recorded), at: sent.entry)
            #expect(entry.type == .deliveryStarted)
            #expect(entry.detail("body")?.stringValue == sent.digest)
        }
        // A batch leaves after each start that was committed for certain: commits 2, 4 and 6.
        #expect(home.destination.sent.count == [0, 0, 0, 1, 1, 2, 2, 3, 3][step])
    }

    @Test(arguments: places)
    func `the error is that the log is unavailable`(
        step: Int, fault: MemoryStore.Fault
    ) async throws {
        let (_, error) = try await stopped(at: step, fault)
        #expect(error.reason == .auditUnavailable)
    }

    @Test(arguments: places)
    func `nothing more is done until the next start`(
        step: Int, fault: MemoryStore.Fault
    ) async throws {
        let (home, _) = try await stopped(at: step, fault)
        home.store.mend()
        let (entries, sent) = (home.store.rows.bodies, home.destination.sent.count)
        let error = try await failure { try await home.run() }
        #expect(error.reason == .auditUnavailable)
        #expect(home.store.rows.bodies == entries)
        #expect(home.destination.sent.count == sent)
    }

    @Test(arguments: places)
    func `the next start ends everything and sends nothing`(
        step: Int, fault: MemoryStore.Fault
    ) async throws {
        let (stopped, _) = try await stopped(at: step, fault)
        let home = try stopped.restarted()
        let uncertain = try await home.recover()
        let rows = home.store.rows
        #expect(home.destination.sent.count == stopped.destination.sent.count)
        #expect(!rows.transfers.contains { $0.state == .cleared })
        #expect(!rows.deliveries.contains { $0.state == .started })
        #expect(try home.verified().unfinished.isEmpty)
        #expect(rows.transfers.first?.state == Self.state(after: step, fault))
        // Only a batch whose start is durable and whose outcome is not is uncertain now.
        let isOpen = fault == .persisted ? [2, 4, 6].contains(step) : [3, 5, 7].contains(step)
        #expect(uncertain.map(\.state) == (isOpen ? [.uncertain] : []))
    }

    /// What the only transfer is after recovery; nil when it was never decided.
    private static func state(after step: Int, _ fault: MemoryStore.Fault) -> TransferState? {
        switch (step, fault) {
        case (0, _), (1, .notPersisted), (1, .atReadiness): nil
        case (2, .persisted), (4, .persisted), (6, .persisted): .uncertain
        case (3, .notPersisted), (5, .notPersisted), (7, .notPersisted): .uncertain
        case (3, .atReadiness), (5, .atReadiness), (7, .atReadiness): .uncertain
        case (8, .persisted): .delivered
        default: .interrupted
        }
    }

    @Test(arguments: places)
    func `a second recovery finds nothing`(step: Int, fault: MemoryStore.Fault) async throws {
        let (stopped, _) = try await stopped(at: step, fault)
        let home = try stopped.restarted()
        try await home.recover()
        let size = home.store.rows.bodies.count
        #expect(try await home.recover().isEmpty)
        #expect(home.store.rows.bodies.count == size)
    }

    @Test(arguments: places)
    func `subject records are kept exactly when an entry names them`(
        step: Int, fault: MemoryStore.Fault
    ) async throws {
        let (stopped, _) = try await stopped(at: step, fault)
        let home = try stopped.restarted()
        try await home.recover()
        let decided = home.store.rows.transfers.filter { $0.subjectRoot != nil }
        #expect(try home.folder.names(in: "segments").count == decided.count)
    }

    @Test func `a read of the state that fails sends nothing without a reason`() async throws {
        let readers = (1...3).map { Reader($0) }
        let home = try await TestHome.ready(readers)
        let before = home.store.reads
        try await home.run()
        let reads = home.store.reads - before
        for step in 0..<reads {
            let home = try await TestHome.ready(readers)
            home.store.fail(readAfter: step)
            let report: TransferReport?
            do { report = try await home.run() } catch { report = nil }
            home.store.mend()
            // A failing read ends the transfer before its next batch, with a reason.
            if let report { #expect(report.reason != nil, "read \(step)") }
            #expect(try home.verified().unfinished.isEmpty)
            #expect(!home.store.rows.transfers.contains { $0.state == .cleared })
            let delivered = report?.batches.count { $0.state == .delivered } ?? 0
            #expect(home.destination.sent.count == delivered)
        }
    }

    @Test func `an outcome that cannot be recorded does not pass for a rejection`() async throws {
        let home = try await TestHome.ready(Self.readers)
        home.store.beforeCommit { rows, changes in
            // Somebody else ended the batch, so its outcome is a conflict.
            guard case .endDelivery? = changes.first else { return }
            rows.deliveries[rows.deliveries.count - 1].state = .delivered
        }
        let error = try await failure { try await home.run() }
        #expect(error.reason == .auditUnavailable)
        #expect(home.destination.sent.count == 1)
        #expect(try home.transfer.state == .cleared)
        #expect(try home.entries(.transferFinished).isEmpty)
        let next = try home.restarted()
        try await next.recover()
        #expect(try next.transfer.state == .interrupted)
        #expect(next.destination.sent.count == 1)
    }

    @Test func `a decision too large for an entry is a refusal with its entry`() async throws {
        let home = try await TestHome.ready(Self.readers, changes: [("0.95", "1.0")])
        let names = try (0..<240).map { try Name<Segment>("part-\($0)") }
        home.store.edit { rows in
            let (segment, export) = (rows.segments[0], rows.exports[0])
            rows.segments += names.map {
                SegmentRecord(
                    name: $0, source: segment.source, addedBy: segment.addedBy,
                    addedAt: segment.addedAt)
            }
            guard let name = try? Name<Export>("parts") else { return }
            rows.exports.append(
                ExportRecord(
                    name: name, connection: export.connection, segments: names,
                    policy: export.policy, list: 7, matching: [:], batchPeople: 2,
                    addedBy: export.addedBy, addedAt: export.addedAt))
        }
        let error = try await failure { try await home.run("parts") }
        #expect("\(error)".contains("bytes"))
        #expect(home.destination.sent.isEmpty)
        #expect(try home.entries().last?.type == .transferRefused)
        #expect(try home.transfer.state == .refused)
        // The log goes on, and the next start clears away the records that no entry names.
        try await home.recover()
        #expect(try home.folder.names(in: "segments").isEmpty)
        #expect(try await home.run().state == .delivered)
    }

    @Test func `a clock that fell behind stops before the next batch`() async throws {
        let home = try await TestHome.ready(Self.readers)
        home.destination.whileExamining { _ in home.clock.set("2026-06-01T11:00:00Z") }
        let error = try await failure { try await home.run() }
        #expect(error.reason == .clockUntrusted)
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `subject records of a refused transfer do not stay`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try home.folder.write("left over", to: "segments/00000000000000000000000000.seg1")
        try await home.recover()
        #expect(try home.folder.names(in: "segments").isEmpty)
    }
}
