// A witness in a folder of its own.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization
import Testing
import TransparencyLog
import Transport

@testable import Witness

/// A witness in a folder of its own, which goes with the test.
final class Bench: Sendable {
    let folder: WitnessFolder
    let clock = HandClock()

    /// Makes a witness that knows `logs`.
    init(knowing logs: [LogDouble] = [LogDouble()]) throws {
        folder = WitnessFolder(path: NSTemporaryDirectory() + "exeat-witness-\(UUID().uuidString)")
        _ = try folder.make(named: "witness.example.org")
        for log in logs { try folder.add(log.key()) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.path) }

    /// A new process on the folder.
    func ledger() throws -> WitnessLedger { try WitnessLedger(of: folder, time: clock) }

    /// Names in a folder of the witness.
    func names(in name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/\(name)").sorted()
    }

    func statePath(of log: LogDouble = LogDouble()) -> String {
        "\(folder.path)/logs/\(WitnessFolder.stem(of: log.origin)).state"
    }

    /// Runs the server on a port that the system chooses, and stops it again.
    func serving<Result>(
        _ ledger: WitnessLedger? = nil,
        _ body: (_ address: String, _ witness: PolicyWitness) async throws -> Result
    ) async throws -> Result {
        let ledger = try ledger ?? self.ledger()
        let server = WitnessServer(ledger: ledger)
        let (ports, announce) = AsyncStream.makeStream(of: UInt16.self)
        let task = Task {
            defer { announce.finish() }
            try await server.serve(onListening: { announce.yield($0) }, onFailure: { _ in })
        }
        var iterator = ports.makeAsyncIterator()
        let address = "http://127.0.0.1:\(try #require(await iterator.next()))"
        let witness = PolicyWitness(
            name: try #require(PolicyWord("officer")), key: ledger.cosignerKey,
            address: PolicyWord(address))
        defer { task.cancel() }
        let result = try await body(address, witness)
        task.cancel()
        try await task.value
        return result
    }

    /// What is answered to any bytes.
    static func post(_ body: [UInt8], to address: String) async throws -> WebAnswer {
        try await transport(address).post("/add-checkpoint", body).get()
    }

    /// What is read at a path.
    static func get(_ path: String, from address: String) async throws -> WebAnswer {
        try await transport(address).get(path).get()
    }

    private static func transport(_ address: String) throws -> SecureTransport {
        SecureTransport(
            address: try WebAddress(address), head: RequestHead([]),
            limits: TransportLimits(totalSeconds: 120))
    }
}
