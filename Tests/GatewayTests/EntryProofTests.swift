// The tests of proving an entry to a stranger.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Gateway
import Testing
import TransparencyLog

struct EntryProofTests {
    /// What a stranger trusts: the log's key, known from elsewhere.
    private func policy(_ home: TestHome) throws -> TrustPolicy {
        try TrustPolicy(
            parsing: Array("log \(home.log.verifierKey.text)\nquorum none\n".utf8))
    }

    @Test func `every entry is proven by what is printed, under the newest checkpoint`()
        async throws
    {
        let home = try await TestHome.ready([Reader(1), Reader(2)])
        try await home.run()
        let policy = try policy(home)
        let rows = home.store.rows
        #expect(rows.bodies.count > 10)
        for (index, body) in rows.bodies.enumerated() {
            let proven = try await home.answer(ProveEntry(index: UInt64(index)))
            let file = try ProofFile(parsing: Array(proven.proof.utf8))
            let trusted = try file.verify(entry: body, policy: policy)
            #expect(file.index == UInt64(index) && proven.index == UInt64(index))
            #expect(trusted.checkpoint.size == UInt64(rows.bodies.count))
            #expect(trusted.checkpoint.root == rows.head?.root)
            #expect(proven.root == rows.head?.root.hexadecimal)
            #expect(proven.size == rows.head?.size)
            #expect(proven.leaf == TreeHash.leaf(of: body).hexadecimal)
        }
    }

    @Test func `a proof is for no other entry and under no other key`() async throws {
        let home = try await TestHome.founded()
        let proven = try await home.answer(ProveEntry(index: 1))
        let file = try ProofFile(parsing: Array(proven.proof.utf8))
        let rows = home.store.rows
        #expect(throws: LogFormatError.self) {
            try file.verify(entry: rows.bodies[0], policy: policy(home))
        }
        let seed = SecretBytes(copying: [UInt8](repeating: 9, count: 32))
        let other = try NoteSigner(name: TestHome.origin, key: SigningKey(seed: seed)).verifierKey
        let stranger = try TrustPolicy(
            logs: [PolicyLog(key: other)], witnesses: [], groups: [], quorum: nil)
        #expect(throws: LogFormatError.unsigned) {
            try file.verify(entry: rows.bodies[1], policy: stranger)
        }
    }

    @Test func `a proof holds on when the log has grown`() async throws {
        let home = try await TestHome.founded()
        let proven = try await home.answer(ProveEntry(index: 2))
        let body = home.store.rows.bodies[2]
        try await home.activate()
        try ProofFile(parsing: Array(proven.proof.utf8)).verify(entry: body, policy: policy(home))
        let later = try await home.answer(ProveEntry(index: 2))
        #expect(later.size > proven.size)
    }

    @Test(arguments: [UInt64(Int64.max), .max])
    func `a place beyond the log is not found`(index: UInt64) async throws {
        let home = try await TestHome.founded()
        let next = UInt64(home.store.rows.bodies.count)
        for index in [index, next] {
            let error = try await failure { try await home.answer(ProveEntry(index: index)) }
            #expect(error.reason == .inputNotFound)
        }
    }

    /// One way in which what is stored can be wrong.
    enum Damage: CaseIterable {
        case body, missing, leaf, sibling, note

        func apply(to rows: inout MemoryRows) {
            switch self {
            case .body: rows.bodies[1][0] ^= 1
            case .missing: rows.bodies.removeLast(rows.bodies.count - 1)
            case .leaf: rows.leaves[0] = .zero
            case .sibling: rows.subtrees[MemoryRows.Place(level: 1, index: 1)] = .zero
            case .note:
                guard let head = rows.head else { return }
                var note = head.note
                note[0] ^= 1
                rows.head = LogHead(size: head.size, root: head.root, note: note)
            }
        }
    }

    @Test(arguments: Damage.allCases)
    func `no proof is given out that would not hold`(damage: Damage) async throws {
        let home = try await TestHome.founded()
        home.store.edit { damage.apply(to: &$0) }
        let error = try await failure { try await home.answer(ProveEntry(index: 1)) }
        guard case .integrity = error else { return #expect(error == .integrity("")) }
    }

    @Test func `whoever may not verify the log gets no proof, and that is recorded`() async throws {
        let home = try await TestHome.founded()
        let error = try await failure {
            try await home.gatekeeper.answer(ProveEntry(index: 0), for: TestHome.stranger)
        }
        guard case .notPermitted = error else { return #expect(error == .failed("")) }
        #expect(try home.entries().last?.type == .accessDenied)
    }
}
