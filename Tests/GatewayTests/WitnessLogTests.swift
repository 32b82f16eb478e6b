// Having the log witnessed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Testing
import TransparencyLog

@testable import Gateway

struct WitnessLogTests {
    @Test func `what witnesses cosigned is kept, recorded and enough for a stranger`() async throws
    {
        let bench = try await WitnessedHome()
        let head = try #require(try bench.home.store.head())
        let output = try await bench.witness()
        #expect(output.size == head.size && output.quorum && output.alarm == nil)
        #expect(output.cosigners == ["a", "b"])
        let policy = try TrustPolicy(
            parsing: Array(bench.witnesses.policy(ofLog: bench.home.log.verifierKey).utf8))
        let trusted = try policy.verify(SignedNote(parsing: Array(output.note.utf8)))
        #expect(trusted.checkpoint.root == head.root)
        #expect(try bench.home.store.cosignatures(ofSize: head.size).count == 2)
        let entry = try bench.newest(.logWitnessed)
        #expect(entry.index == head.size)
        #expect(entry.detail("size")?.integerValue == Int64(head.size))
        #expect(entry.detail("witnesses") == ["a", "b"])
        #expect(entry.detail("quorum") == .boolean(true))
        try bench.home.verified()
    }

    @Test func `a witness is asked from the size that it cosigned last`() async throws {
        let bench = try await WitnessedHome()
        let first = try await bench.witness()
        _ = try await bench.witness()
        #expect(bench.witnesses.asked.map(\.oldSize) == [0, 0, first.size, first.size])
    }

    @Test func `a witness that knows the log already is asked from the size that it names`()
        async throws
    {
        let bench = try await WitnessedHome()
        let head = try #require(try bench.home.store.head())
        let policy = try TrustPolicy(
            parsing: Array(bench.witnesses.policy(ofLog: bench.home.log.verifierKey).utf8))
        let request = try AddCheckpointRequest(
            oldSize: 0, path: [], note: SignedNote(parsing: head.note))
        _ = await bench.witnesses.ask(policy.witnesses[0], with: request)
        try await bench.home.log.append([
            EntryDraft(
                .logPublished, .allowed, by: bench.home.caller().actor, on: ("log", "published"))
        ])
        #expect(try await bench.witness().quorum)
        let asked = bench.witnesses.asked.filter { $0.witness == "a" }
        #expect(asked.map(\.oldSize) == [0, 0, head.size])
    }

    @Test func `a witness that knows more than the log has says rollback`() async throws {
        let bench = try await WitnessedHome()
        bench.witnesses.answer(.conflict(size: 1_000), by: "b")
        let output = try await bench.witness()
        #expect(output.alarm == .rollback && !output.quorum)
        let entry = try bench.newest(.logWitnessed)
        #expect(entry.detail("finding") == "rollback")
        #expect(entry.members["outcome"] == "error")
        try bench.home.verified()
    }

    @Test func `a witness that has seen another history says fork`() async throws {
        let bench = try await WitnessedHome()
        let seed = SecretBytes(copying: [UInt8](repeating: 7, count: 32))
        let signer = try NoteSigner(name: TestHome.origin, key: SigningKey(seed: seed))
        let other = Checkpoint(origin: TestHome.origin, size: 3, root: .zero)
        try bench.witnesses.mislead(
            "a", to: signer.sign(other.text), log: bench.home.log.verifierKey)
        let output = try await bench.witness()
        #expect(output.alarm == .fork && !output.quorum)
        #expect(try bench.newest(.logWitnessed).detail("finding") == "fork")
    }

    @Test func `an alarm outweighs the cosignatures of the others`() async throws {
        let bench = try await WitnessedHome()
        try bench.home.folder.write(
            bench.witnesses.policy(ofLog: bench.home.log.verifierKey, quorum: "any"), to: "policy")
        bench.witnesses.answer(.conflict(size: 1_000), by: "b")
        let output = try await bench.witness()
        #expect(output.cosigners == ["a"] && !output.quorum)
    }

    @Test(arguments: [
        WitnessReply.unreachable("down"), .refused(status: 404, "unknown"),
        .cosigned(Array("nonsense".utf8)), .cosigned([]), .conflict(size: 0),
    ])
    func `a witness that does not cosign is missing from the quorum`(
        reply: WitnessReply
    ) async throws {
        let bench = try await WitnessedHome()
        bench.witnesses.answer(reply, by: "a")
        let output = try await bench.witness()
        #expect(output.cosigners == ["b"] && !output.quorum && output.alarm == nil)
        #expect(try bench.newest(.logWitnessed).members["outcome"] == "error")
    }

    @Test func `the cosignature of another checkpoint is neither counted nor kept`() async throws {
        let bench = try await WitnessedHome()
        let other = Checkpoint(origin: TestHome.origin, size: 3, root: .zero)
        let line = try FakeWitnesses.cosigner("a").cosign(
            other, at: #require(CosignatureTime(seconds: 1))
        ).line.line
        bench.witnesses.answer(.cosigned(Array(line.utf8)), by: "a")
        let output = try await bench.witness()
        #expect(output.cosigners == ["b"])
        #expect(try bench.home.store.cosignatures(ofSize: output.size).count == 1)
    }

    @Test(arguments: ["", "quorum none\n", "nonsense\n"])
    func `a policy that does not know this log is refused, and nothing is recorded`(
        text: String
    ) async throws {
        let bench = try await WitnessedHome()
        let size = try bench.home.store.head()?.size
        try bench.home.folder.write(text, to: "other")
        let error = await #expect(throws: GatewayError.self) {
            try await bench.witness(policy: bench.home.folder.file("other"))
        }
        #expect(error?.reason == .inputInvalid)
        #expect(try bench.home.store.head()?.size == size)
    }

    @Test func `without a policy there is nobody to ask`() async throws {
        let bench = try await WitnessedHome()
        let error = await #expect(throws: GatewayError.self) {
            try await bench.gatekeeper.carryOut(
                WitnessLog(policy: nil), for: bench.home.caller(.officer))
        }
        #expect(error?.reason == .inputInvalid)
    }
}
