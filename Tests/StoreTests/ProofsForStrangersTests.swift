// A long log of the real writer, and every proof of it, for verifiers that were written elsewhere.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Foundation
import Gateway
import Store
import Testing
import TransparencyLog

/// Writes out what `Tests/Scripts/strangers` hands to others: a published log and all its proofs.
struct ProofsForStrangersTests {
    /// Where to, and how many entries; nil unless that script asks.
    private static let asked: (folder: String, size: Int)? = {
        let variables = ProcessInfo.processInfo.environment
        guard let folder = variables["EXEAT_STRANGERS_FOLDER"],
            let size = variables["EXEAT_STRANGERS_SIZE"].flatMap({ Int($0) })
        else { return nil }
        return (folder, size)
    }()

    private struct Clock: TimeSource {
        func now() -> Instant { Samples.instant }
    }

    private let home: TemporaryHome
    private let store: SQLiteStore
    private let log: AuditLog<StateChange>

    init() throws {
        home = try TemporaryHome()
        store = try home.create()
        let seed = SecretBytes(copying: [UInt8](repeating: 3, count: 32))
        log = try AuditLog(
            storage: store,
            signers: LogSigners(
                NoteSigner(
                    name: "exeat.company.example/strangers", key: SigningKey(seed: seed))),
            anchor: AnchorFile(path: home.folder + "/anchor"), time: Clock(), software: "test")
    }

    @Test(.enabled(if: asked != nil, "for Tests/Scripts/strangers, which names a folder"))
    func `a long log is written out with each of its proofs`() async throws {
        let (folder, size) = try #require(Self.asked)
        try FileManager.default.createDirectory(
            atPath: folder + "/checkpoints", withIntermediateDirectories: true)
        try await grow(to: size, publishingTo: folder + "/published")
        for size in try store.checkpointSizes() {
            let note = try #require(try store.checkpoint(ofSize: size))
            try write(note, to: "\(folder)/checkpoints/\(size)")
        }
        try write(inclusions(), to: folder + "/inclusions")
        try write(consistencies(), to: folder + "/consistencies")
    }

    /// Appends in uneven steps, about seventy of them, and publishes after every twentieth.
    private func grow(to size: Int, publishingTo folder: String) async throws {
        var dice = Dice()
        var (count, steps) = (0, 0)
        while count < size {
            let step = min(1 + dice.roll(max(size / 35, 2)), size - count)
            try await log.append((count..<count + step).map(draft))
            count += step
            steps += 1
            guard steps % 20 == 0 || count == size else { continue }
            _ = try LogPublisher.publish(store, key: log.verifierKey, to: folder)
        }
        #expect(try store.head()?.size == UInt64(size))
    }

    /// Entries of several kinds and lengths.
    private func draft(_ number: Int) -> EntryDraft {
        let actor = EntryActor(principal: nil, role: nil, account: 0, door: "cli", process: 1)
        guard number > 0 else {
            return EntryDraft(
                .logCreated, .allowed, by: actor, on: ("log", log.verifierKey.name),
                details: ["vkey": .string(log.verifierKey.text)])
        }
        let types: [EntryType] = [.segmentAdded, .exportAdded, .accessDenied]
        return EntryDraft(
            types[number % 3], number % 3 == 2 ? .denied : .allowed, by: actor,
            on: ("segment", "customers-\(number)"),
            details: ["note": .string(String(repeating: "é", count: number % 97))])
    }

    /// For each entry in order: a byte that counts hashes, and the hashes.
    private func inclusions() throws -> [UInt8] {
        let head = try #require(try store.head())
        let reader = RememberedTree(StoredTree(store))
        var bytes: [UInt8] = []
        for index in 0..<head.size {
            let proof = try ProofBuilder.inclusion(of: index, inSize: head.size, from: reader)
            let leaf = try #require(try store.leaf(at: index))
            try proof.verify(leaf: leaf, root: head.root)
            append(proof.path, to: &bytes)
        }
        return bytes
    }

    /// For each pair: the older and the newer size, eight bytes each, then hashes as above.
    private func consistencies() throws -> [UInt8] {
        let reader = RememberedTree(StoredTree(store))
        var bytes: [UInt8] = []
        for (old, new) in try pairs() {
            let proof = try ProofBuilder.consistency(fromSize: old, toSize: new, from: reader)
            for size in [old, new] {
                for shift in stride(from: 56, through: 0, by: -8) {
                    bytes.append(UInt8(truncatingIfNeeded: size >> UInt64(shift)))
                }
            }
            append(proof.path, to: &bytes)
        }
        return bytes
    }

    /// Every checkpoint with the next and with the last, sizes around powers of two, and two
    /// hundred pairs that nobody chose.
    private func pairs() throws -> [(UInt64, UInt64)] {
        let sizes = try store.checkpointSizes()
        let last = try #require(sizes.last)
        var pairs = Array(zip(sizes, sizes.dropFirst())) + sizes.dropLast().map { ($0, last) }
        for power in 0..<63 where 1 << UInt64(power) <= last {
            let middle = UInt64(1) << UInt64(power)
            for size in (middle - 1)...(middle + 1) where size > 0 && size < last {
                pairs.append((size, last))
            }
        }
        var dice = Dice()
        for _ in 0..<200 {
            let new = 2 + dice.roll(Int(last) - 1)
            pairs.append((UInt64(1 + dice.roll(new - 1)), UInt64(new)))
        }
        return pairs
    }

    private func append(_ path: [Digest<Node>], to bytes: inout [UInt8]) {
        bytes.append(UInt8(path.count))
        for hash in path { bytes += hash.bytes }
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    /// Asks the store for each subtree once: every proof wants most of the upper ones again.
    private final class RememberedTree: SubtreeReader {
        private struct Place: Hashable {
            let level: Int
            let index: UInt64
        }

        private let tree: StoredTree<SQLiteStore>
        private var known: [Place: Digest<Node>] = [:]

        init(_ tree: StoredTree<SQLiteStore>) { self.tree = tree }

        func subtree(level: Int, index: UInt64) throws -> Digest<Node> {
            let place = Place(level: level, index: index)
            if let hash = known[place] { return hash }
            let hash = try tree.subtree(level: level, index: index)
            known[place] = hash
            return hash
        }
    }

    /// The same numbers every time.
    private struct Dice {
        private var state: UInt64 = 20_261_125

        /// From 0 to one below `sides`.
        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(sides))
        }
    }
}
