// The tests of exports that do not happen.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import Gateway
import Testing
import TransparencyLog

struct ExportRefusalTests {
    /// One way in which what is stored can be wrong.
    enum Damage: CaseIterable {
        case body, leaf, bodyAndLeaf, everythingButRoot, everythingButSignature, missing, moved,
            note

        func apply(to home: TestHome) throws {
            switch self {
            case .body: try home.change(1)
            case .leaf: home.store.edit { $0.leaves[1] = .zero }
            case .bodyAndLeaf:
                try home.change(1)
                home.store.edit { $0.leaves[1] = TreeHash.leaf(of: $0.bodies[1]) }
            case .everythingButRoot: try Self.rebuild(home)
            case .everythingButSignature:
                let root = try Self.rebuild(home)
                home.store.edit { rows in
                    guard let head = rows.head else { return }
                    let text = Checkpoint(origin: TestHome.origin, size: head.size, root: root).text
                    let lines =
                        String(decoding: head.note, as: UTF8.self)
                        .split(separator: "\n\n", maxSplits: 1).last ?? ""
                    rows.head = LogHead(
                        size: head.size, root: root, note: Array((text + "\n" + lines).utf8))
                }
            case .missing: home.store.edit { $0.bodies.removeLast() }
            case .moved: try home.change(1, "\"2026-06-01T12:", to: "\"2026-05-01T12:")
            case .note:
                home.store.edit { rows in
                    guard let head = rows.head else { return }
                    var note = head.note
                    note[0] ^= 1
                    rows.head = LogHead(size: head.size, root: head.root, note: note)
                }
            }
        }

        /// Makes the tree anew from a changed entry; only the signed head is the old one.
        @discardableResult
        private static func rebuild(_ home: TestHome) throws -> Digest<Node> {
            try home.change(1)
            var tree = CompactRange()
            home.store.edit { rows in
                for (index, body) in rows.bodies.enumerated() {
                    rows.leaves[index] = TreeHash.leaf(of: body)
                    tree.append(rows.leaves[index]) { level, index, hash in
                        rows.subtrees[MemoryRows.Place(level: level, index: index)] = hash
                    }
                }
            }
            return tree.root
        }
    }

    @Test(arguments: Damage.allCases)
    func `an entry that is not what the tree holds stops the export`(damage: Damage) async throws {
        let home = try await TestHome.founded()
        let count = home.store.rows.bodies.count
        try damage.apply(to: home)
        // The period leaves out the entry that was moved: that it is missing has to be noticed.
        let query = ExportQuery(from: Instant("2026-06-01T00:00:00Z"))
        let error = try await failure { try await home.export(.jsonl, query) }
        guard case .integrity(let words) = error else { return #expect(error == .integrity("")) }
        #expect(words.hasPrefix("INVALID"))
        #expect(try home.leftovers().isEmpty)
        #expect(home.store.rows.bodies.count <= count)
    }

    @Test func `the entry that was changed is named`() async throws {
        let home = try await TestHome.founded()
        try home.change(2)
        let error = try await failure { try await home.export(.csv) }
        guard case .integrity(let words) = error else { return #expect(error == .integrity("")) }
        #expect(words.contains("entry 2"))
    }

    @Test(arguments: [Role.contributor, .viewer])
    func `who may not export gets no file, and that is recorded`(role: Role) async throws {
        let home = try await TestHome.founded()
        let error = try await failure { try await home.export(.jsonl, as: role) }
        guard case .notPermitted = error else { return #expect(error == .failed("")) }
        let entry = try #require(try home.entries().last)
        #expect(entry.type == .accessDenied)
        #expect(entry.detail("action") == "audit.export")
        #expect(try home.leftovers().isEmpty)
    }

    @Test(arguments: ["export", "export.about.json"])
    func `what stands under either name stays, and nothing is exported`(name: String) async throws {
        let home = try await TestHome.founded()
        try home.folder.write("mine", to: name)
        let count = home.store.rows.bodies.count
        let error = try await failure { try await home.export(.jsonl) }
        #expect(error.reason == .inputExists)
        #expect(try home.bytes(of: name) == Array("mine".utf8))
        #expect(try home.leftovers() == [name])
        #expect(home.store.rows.bodies.count == count)
    }

    @Test(arguments: ["nowhere/export", "anchor/export"])
    func `a place that cannot be written leaves nothing, in the log neither`(
        name: String
    ) async throws {
        let home = try await TestHome.founded()
        let count = home.store.rows.bodies.count
        let error = try await failure { try await home.export(.jsonl, to: name) }
        #expect(error.reason == .inputInvalid)
        #expect(home.store.rows.bodies.count == count)
        #expect(!FileManager.default.fileExists(atPath: home.folder.file("nowhere")))
    }

    @Test(arguments: MemoryStore.Fault.allCases)
    func `no file takes its name unless the entry is committed`(
        fault: MemoryStore.Fault
    ) async throws {
        let home = try await TestHome.founded()
        home.store.fail(commit: 0, fault)
        let error = try await failure { try await home.export(.jsonl) }
        guard case .logUnavailable = error else { return #expect(error == .logUnavailable("")) }
        #expect(try home.leftovers().isEmpty)
    }

    @Test func `when the entry is committed, all bytes stand under the neighbours' names alone`()
        async throws
    {
        let home = try await TestHome.founded()
        let folder = home.folder
        let seen = Seen()
        home.store.beforeCommit { _, _ in
            seen.set((try? folder.names(in: ".").filter { $0.hasPrefix("export") }) ?? [])
        }
        try await home.export(.jsonl)
        #expect(seen.names == ["export.about.json.new", "export.new"])
    }

    @Test func `what a crash left under a neighbour's name is removed by the next export`()
        async throws
    {
        let home = try await TestHome.founded()
        try home.folder.write("half of an exp", to: "export.new")
        try await home.export(.jsonl)
        #expect(try home.leftovers() == ["export", "export.about.json"])
        #expect(!(try home.bytes(of: "export")).starts(with: Array("half".utf8)))
    }

    @Test func `a name that is taken while the entry is committed stays with what took it`()
        async throws
    {
        let home = try await TestHome.founded()
        let folder = home.folder
        home.store.beforeCommit { _, _ in try? folder.write("mine", to: "export") }
        let error = try await failure { try await home.export(.jsonl) }
        guard case .failed(let words) = error else { return #expect(error == .failed("")) }
        #expect(words.contains("records the export"))
        #expect(try home.bytes(of: "export") == Array("mine".utf8))
        #expect(try home.entries().last?.type == .auditExported)
    }

    @Test func `only its owner can read an exported file`() async throws {
        let home = try await TestHome.founded()
        try await home.export(.jsonl)
        for name in ["export", "export.about.json"] {
            let facts = try FileManager.default.attributesOfItem(atPath: home.folder.file(name))
            #expect(facts[.posixPermissions] as? Int == 0o600)
        }
    }
}
