// Witnesses in memory.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Gateway
import Synchronization
import Testing
import TransparencyLog

/// Witnesses in memory that go by the real rules, as long as a test does not interfere.
final class FakeWitnesses: WitnessAsking {
    private struct Box: Sendable {
        var states: [String: WitnessState] = [:]
        var fixed: [String: WitnessReply] = [:]
        var asked: [(witness: String, oldSize: UInt64, size: UInt64)] = []
    }

    private let box = Mutex(Box())
    private let seconds: UInt64

    /// Witnesses called `a`, `b` and so on, which know a log.
    init(
        _ names: [String] = ["a", "b"], knowing log: VerifierKey, at seconds: UInt64 = 1_780_000_000
    )
        throws
    {
        self.seconds = seconds
        for name in names {
            let state = try WitnessState(logs: [log], records: [])
            box.withLock { $0.states[name] = state }
        }
    }

    /// Every request so far.
    var asked: [(witness: String, oldSize: UInt64, size: UInt64)] { box.withLock { $0.asked } }

    /// From now on a witness answers this, whatever it is asked.
    func answer(_ reply: WitnessReply?, by witness: String) {
        box.withLock { $0.fixed[witness] = reply }
    }

    /// Makes a witness remember another history of this many entries.
    func mislead(_ witness: String, to note: SignedNote, log: VerifierKey) throws {
        let record = try WitnessRecord(
            note: note, time: #require(CosignatureTime(seconds: seconds)))
        let state = try WitnessState(logs: [log], records: [record])
        box.withLock { $0.states[witness] = state }
    }

    /// A policy that knows the log and these witnesses, of which all have to agree.
    func policy(ofLog log: VerifierKey, quorum: String = "all") throws -> String {
        var text = "log \(log.text)\n"
        let names = box.withLock { $0.states.keys.sorted() }
        for name in names {
            text +=
                "witness \(name) \(try Self.cosigner(name).cosignerKey.text) https://\(name).example.org\n"
        }
        return text + "group g \(quorum) \(names.joined(separator: " "))\nquorum g\n"
    }

    func ask(
        _ witness: PolicyWitness, with request: AddCheckpointRequest
    ) async -> WitnessReply {
        let name = witness.name.description
        return box.withLock { box in
            box.asked.append((name, request.oldSize, request.checkpoint.size))
            if let fixed = box.fixed[name] { return fixed }
            guard var state = box.states[name], let now = CosignatureTime(seconds: seconds) else {
                return .unreachable("no such witness")
            }
            do {
                let step = try state.step(for: request.bytes, at: now)
                try state.advance(by: step)
                box.states[name] = state
                let signed = try state.cosign(request.checkpoint.origin, by: Self.cosigner(name))
                return .cosigned(Array((signed?.line.line ?? "").utf8))
            } catch WitnessRefusal.conflict(let size) {
                return .conflict(size: size)
            } catch let refusal as WitnessRefusal {
                return .refused(status: refusal.status, "\(refusal)")
            } catch {
                return .unreachable("\(error)")
            }
        }
    }

    static func cosigner(_ name: String) throws -> Cosigner {
        let seed = SecretBytes(copying: [UInt8](repeating: name.utf8.first ?? 0, count: 32))
        return try Cosigner(name: "\(name).example.org", key: SigningKey(seed: seed))
    }
}
