// A witness as it stands on a port.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gateway
import Testing
import TransparencyLog
import Transport

@testable import Witness

struct WitnessServerTests {
    private let log = LogDouble()
    // A machine that is busy with other tests takes its time.
    private let client = WitnessClient(
        limits: TransportLimits(totalSeconds: 120, answerBytes: 64 << 10))

    @Test func `what it answers verifies under its key, for exactly this checkpoint`() async throws
    {
        let bench = try Bench()
        try await bench.serving { _, witness in
            let request = try log.request(from: 0, to: 7)
            let reply = await client.ask(witness, with: request)
            guard case .cosigned(let lines) = reply else {
                Issue.record("\(reply)")
                return
            }
            let note = try request.note.attaching(answer: lines, by: [witness.key])
            let cosignatures = try note.cosignatures(by: [witness.key])
            #expect(cosignatures.map(\.time.seconds) == [1_790_000_000])
        }
    }

    @Test func `growth with its proof is cosigned`() async throws {
        try await Bench().serving { _, witness in
            _ = await client.ask(witness, with: try log.request(from: 0, to: 7))
            let reply = await client.ask(witness, with: try log.request(from: 7, to: 21))
            guard case .cosigned = reply else {
                Issue.record("\(reply)")
                return
            }
        }
    }

    @Test func `another old size is answered with the last one`() async throws {
        try await Bench().serving { _, witness in
            _ = await client.ask(witness, with: try log.request(from: 0, to: 7))
            #expect(
                await client.ask(witness, with: try log.request(from: 0, to: 21))
                    == .conflict(size: 7))
            #expect(
                await client.ask(witness, with: try log.request(from: 3, to: 5))
                    == .conflict(size: 7))
        }
    }

    @Test func `another history is refused, and its request kept as evidence`() async throws {
        let bench = try Bench()
        try await bench.serving { _, witness in
            _ = await client.ask(witness, with: try log.request(from: 0, to: 7))
            let request = try LogDouble(history: "other").request(from: 7, to: 21)
            for _ in 0..<2 {
                guard case .refused(422, _) = await client.ask(witness, with: request) else {
                    Issue.record("not 422")
                    return
                }
            }
            let kept = try bench.names(in: "evidence")
            let name = try #require(kept.first)
            #expect(kept.count == 1)
            let bytes = try Data(
                contentsOf: URL(fileURLWithPath: "\(bench.folder.path)/evidence/\(name)"))
            #expect(Array(bytes) == request.bytes)
        }
    }

    @Test func `the same size with another root is refused`() async throws {
        try await Bench().serving { _, witness in
            _ = await client.ask(witness, with: try log.request(from: 0, to: 7))
            let other = try AddCheckpointRequest(
                oldSize: 7, path: [], note: LogDouble(history: "other").note(7))
            guard case .refused(422, _) = await client.ask(witness, with: other) else {
                Issue.record("not 422")
                return
            }
        }
    }

    @Test func `the empty tree with another root is refused`() async throws {
        try await Bench().serving { address, _ in
            let text = Checkpoint(origin: log.origin, size: 0, root: .zero).text
            let note = try log.signer().sign(text)
            let body = try AddCheckpointRequest(oldSize: 0, path: [], note: note).bytes
            let status = try await Bench.post(body, to: address).status
            #expect(status == 422)
        }
    }

    @Test func `a proof from nothing is refused`() async throws {
        try await Bench().serving { address, _ in
            let request = try AddCheckpointRequest(oldSize: 0, path: [.zero], note: log.note(7))
            let status = try await Bench.post(request.bytes, to: address).status
            #expect(status == 422)
        }
    }

    @Test func `what is no request is refused`() async throws {
        try await Bench().serving { address, _ in
            let good = String(decoding: try log.request(from: 0, to: 7).bytes, as: UTF8.self)
            for body in [
                "x", "old -1" + good.dropFirst(5), "old 8" + good.dropFirst(5),
                good.replacing("old 0\n", with: "old 0\r\n"),
            ] {
                let status = try await Bench.post(Array(body.utf8), to: address).status
                #expect(status == 400)
            }
        }
    }

    @Test func `a checkpoint that no trusted key signed is refused`() async throws {
        try await Bench().serving { address, _ in
            let body = try LogDouble(seed: 2).request(from: 0, to: 7).bytes
            let status = try await Bench.post(body, to: address).status
            #expect(status == 403)
        }
    }

    @Test func `a log that it does not know is refused`() async throws {
        try await Bench().serving { address, _ in
            let body = try LogDouble("other.example.org/log").request(from: 0, to: 7).bytes
            let status = try await Bench.post(body, to: address).status
            #expect(status == 404)
        }
    }

    @Test func `a body that is too long is refused`() async throws {
        try await Bench().serving { address, _ in
            let body = [UInt8](repeating: 0x20, count: WitnessResponder.bodyLimit + 1)
            let status = try await Bench.post(body, to: address).status
            #expect(status == 413)
        }
    }

    @Test func `the checkpoint that it cosigned last can be read by anybody`() async throws {
        try await Bench().serving { address, witness in
            let path = "/\(WitnessFolder.stem(of: log.origin))/checkpoint"
            let status = try await Bench.get(path, from: address).status
            #expect(status == 404)
            _ = await client.ask(witness, with: try log.request(from: 0, to: 7))
            let note = try SignedNote(parsing: try await Bench.get(path, from: address).body)
            #expect(note.verified(by: try log.key()))
            #expect(try note.cosignatures(by: [witness.key]).count == 1)
            #expect(try Checkpoint(parsing: note.text).size == 7)
        }
    }

    @Test func `nothing else is there`() async throws {
        try await Bench().serving { address, _ in
            for path in ["/", "/logs", "/\(WitnessFolder.stem(of: log.origin))", "/../witness.key"]
            {
                let status = try await Bench.get(path, from: address).status
                #expect(status == 404)
            }
            let nextStatus = try await Bench.get("/add-checkpoint", from: address).status
            #expect(nextStatus == 405)
        }
    }

    @Test func `of many that start from one size at the same time, one is cosigned`() async throws {
        let bench = try Bench()
        try await bench.serving { _, witness in
            _ = await client.ask(witness, with: try log.request(from: 0, to: 5))
            let client = client
            let requests = try (6..<14).map { try log.request(from: 5, to: $0) }
            let replies = await withTaskGroup(of: (UInt64, WitnessReply).self) { group in
                for request in requests {
                    group.addTask {
                        (request.checkpoint.size, await client.ask(witness, with: request))
                    }
                }
                return await group.reduce(into: [UInt64: WitnessReply]()) { $0[$1.0] = $1.1 }
            }
            let cosigned = replies.filter { if case .cosigned = $0.value { true } else { false } }
            let winner = try #require(cosigned.keys.first)
            #expect(cosigned.count == 1)
            for (size, reply) in replies where size != winner {
                #expect(reply == .conflict(size: winner))
            }
            let stored = LedgerRecord(
                parsing: Array(try Data(contentsOf: URL(fileURLWithPath: bench.statePath()))))
            #expect(stored?.record?.checkpoint.size == winner)
        }
    }

    @Test func `a disk that fails stops it, and what it did not store it never cosigned`()
        async throws
    {
        let bench = try Bench()
        try await bench.serving { address, witness in
            _ = await client.ask(witness, with: try log.request(from: 0, to: 5))
            let (logs, away) = (bench.folder.path + "/logs", bench.folder.path + "/away")
            try FileManager.default.moveItem(atPath: logs, toPath: away)
            let body = try log.request(from: 5, to: 7).bytes
            let status = try await Bench.post(body, to: address).status
            #expect(status == 500)
            try FileManager.default.moveItem(atPath: away, toPath: logs)
            let nextStatus = try await Bench.post(body, to: address).status
            #expect(nextStatus == 500)
        }
        #expect(try bench.folder.contents().state.record(of: log.origin)?.checkpoint.size == 5)
    }

    @Test func `a port that is taken is an error`() async throws {
        let bench = try Bench()
        try await bench.serving { address, _ in
            let port = try #require(address.split(separator: ":").last.flatMap { UInt16($0) })
            let second = WitnessServer(ledger: try Bench().ledger(), port: port)
            await #expect(throws: WitnessError.self) {
                try await second.serve(onListening: { _ in }, onFailure: { _ in })
            }
        }
    }
}
