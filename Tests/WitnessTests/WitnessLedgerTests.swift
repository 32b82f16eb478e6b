// What a witness keeps.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TransparencyLog

@testable import Witness

struct WitnessLedgerTests {
    private let log = LogDouble()

    private func status(_ ledger: WitnessLedger, _ old: UInt64, _ new: UInt64) async throws -> Int {
        try await ledger.answer(to: log.request(from: old, to: new).bytes).status
    }

    @Test func `a new process goes on where the last one was`() async throws {
        let bench = try Bench()
        #expect(try await status(bench.ledger(), 0, 7) == 200)
        let next = try bench.ledger()
        #expect(try await status(next, 0, 9) == 409)
        #expect(try await status(next, 7, 9) == 200)
    }

    @Test func `a crash between storing and answering leaves what was stored`() async throws {
        let bench = try Bench()
        let step = try bench.folder.contents().state.step(
            for: log.request(from: 0, to: 7).bytes,
            at: #require(CosignatureTime(seconds: 1_790_000_000)))
        try bench.folder.store(step.after, after: nil)
        let answer = try await bench.ledger().answer(to: log.request(from: 0, to: 9).bytes)
        #expect(answer.status == 409)
        #expect(answer.body == Array("7\n".utf8))
    }

    @Test func `a state that somebody else changed is not written over`() async throws {
        let bench = try Bench()
        let first = try bench.ledger()
        #expect(try await status(bench.ledger(), 0, 7) == 200)
        await #expect(throws: WitnessError.self) { try await status(first, 0, 9) }
        #expect(try bench.folder.contents().state.record(of: log.origin)?.checkpoint.size == 7)
    }

    @Test func `no cosignature is dated before the last one, of whichever log`() async throws {
        let other = LogDouble("other.example.org/log", seed: 3)
        let bench = try Bench(knowing: [log, other])
        let ledger = try bench.ledger()
        #expect(try await status(ledger, 0, 7) == 200)
        bench.clock.move(bySeconds: -100)
        _ = try await bench.ledger().answer(to: other.request(from: 0, to: 7).bytes)
        let record = try bench.folder.contents().state.record(of: other.origin)
        #expect(record?.time.seconds == 1_790_000_000)
    }

    @Test func `of all that start from one size, one is cosigned, and it stays`() async throws {
        let bench = try Bench()
        let ledger = try bench.ledger()
        let bodies = try (1...40).map { try log.request(from: 0, to: $0).bytes }
        let answers = try await withThrowingTaskGroup(of: WitnessAnswer.self) { group in
            for body in bodies + bodies {
                group.addTask { try await ledger.answer(to: body) }
            }
            return try await group.reduce(into: [WitnessAnswer]()) { $0.append($1) }
        }
        #expect(answers.count { $0.status == 200 } == 1)
        let stored = try bench.folder.contents().state.record(of: log.origin)?.checkpoint.size
        let size = try #require(stored)
        #expect(answers.count { $0.body == Array("\(size)\n".utf8) } == 79)
    }

    @Test func `without its folder it does not start`() throws {
        let folder = WitnessFolder(path: NSTemporaryDirectory() + "exeat-\(UUID().uuidString)")
        #expect(throws: WitnessError.noFolder(folder.path)) {
            try WitnessLedger(of: folder, time: HandClock())
        }
    }

    @Test func `without the state of a log that it knows it does not start`() throws {
        let bench = try Bench()
        try FileManager.default.removeItem(atPath: bench.statePath())
        #expect(throws: WitnessError.self) { try bench.ledger() }
    }

    @Test func `with a state that was damaged it does not start`() async throws {
        let bench = try Bench()
        #expect(try await status(bench.ledger(), 0, 7) == 200)
        let file = URL(fileURLWithPath: bench.statePath())
        let good = try Data(contentsOf: file)
        for bad in [Data(), good.dropLast(), good + [0x0A], Data("x".utf8) + good] {
            try bad.write(to: file)
            #expect(throws: WitnessError.self) { try bench.ledger() }
        }
        try good.write(to: file)
        _ = try bench.ledger()
    }

    @Test func `a log that was added again keeps its state`() async throws {
        let bench = try Bench()
        #expect(try await status(bench.ledger(), 0, 7) == 200)
        #expect(try bench.folder.add(log.key()) == false)
        #expect(try bench.folder.add(LogDouble(seed: 9).key()))
        #expect(try await status(bench.ledger(), 7, 9) == 200)
    }

    @Test func `a state is read back as it was written`() throws {
        let record = LedgerRecord(
            try WitnessRecord(
                note: log.note(7), time: #require(CosignatureTime(seconds: 1_790_000_000))))
        #expect(LedgerRecord(parsing: record.bytes) == record)
        #expect(LedgerRecord(parsing: LedgerRecord.nothing.bytes) == .nothing)
    }
}
