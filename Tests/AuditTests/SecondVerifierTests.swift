// The second verifier, in another language.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Audit

/// `audit/verify.py` shares no line with this room; both have to say the same.
struct SecondVerifierTests {
    private let folder: Folder
    private var view: String { folder.file("view") }

    init() throws { folder = try Folder() }

    private static let script = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "../../audit/verify.py").path

    private func run(_ arguments: String...) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-B", Self.script] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    private func publish(_ storage: MemoryStorage) throws {
        _ = try LogPublisher.publish(storage, key: Sample.key(), to: view)
    }

    /// What the verifier of this room says, in the words of the other.
    private func ownWords() throws -> String {
        do {
            try PublishedLog(directory: view).verify(key: Sample.key()).demandOutcomes()
            return "OK"
        } catch let error as AuditError { return "\(error)" }
    }

    private func expectRefusal(
        at place: String, from location: SourceLocation = #_sourceLocation
    ) throws {
        let (status, output) = try run(view)
        #expect(status == 6, sourceLocation: location)
        #expect(output.hasPrefix("INVALID: \(place): "), sourceLocation: location)
        #expect(try ownWords().hasPrefix("INVALID: \(place): "), sourceLocation: location)
    }

    @Test(arguments: [1, 3, 256, 300]) func `a whole log verifies`(count: Int) throws {
        let storage = try Sample.storage(entries: count)
        try publish(storage)
        let (status, output) = try run(view)
        let root = try #require(storage.rows.head?.root.hexadecimal)
        let newest = Sample.start.advanced(bySeconds: Int64(count - 1))
        #expect(status == 0)
        #expect(
            output == """
                OK
                origin  \(Sample.origin)
                size    \(count)
                root    \(root)
                newest  \(newest)
                keep    \(Sample.origin) \(count) \(root)

                """)
    }

    @Test func `the result is there for programs`() throws {
        try publish(Sample.storage(entries: 2))
        let found = try CanonicalJSON(parsing: Array(run(view, "--json").output.utf8))
        #expect(found["verdict"] == "OK")
        #expect(found["size"] == 2)
        #expect(found["unfinished"] == [])
        try folder.write([0], to: "view/tile/0/000.p/2")
        let refusal = try CanonicalJSON(parsing: Array(run(view, "--json").output.utf8))
        #expect(refusal["verdict"] == "INVALID")
        #expect(refusal["place"] == "tile/0/000.p/2")
    }

    @Test func `flipped bytes are refused with the same place`() throws {
        try publish(Sample.storage(entries: 3))
        for name in ["tile/entries/000.p/3", "tile/0/000.p/3"] {
            let bytes = try folder.bytes("view/\(name)")
            for position in stride(from: 0, to: bytes.count, by: 97) {
                var changed = bytes
                changed[position] ^= 0x10
                try folder.write(changed, to: "view/\(name)")
                let (status, output) = try run(view)
                let own = try ownWords().split(separator: ": ").prefix(2).joined(separator: ": ")
                #expect(status == 6)
                #expect(output.hasPrefix("\(own): "), "\(name), byte \(position)")
            }
            try folder.write(bytes, to: "view/\(name)")
        }
    }

    @Test(arguments: ["checkpoint", "log.vkey"])
    func `flipped bytes of checkpoint and key are refused`(name: String) throws {
        try publish(Sample.storage(entries: 3))
        let bytes = try folder.bytes("view/\(name)")
        for position in stride(from: 0, to: bytes.count, by: 11) {
            var changed = bytes
            changed[position] ^= 1
            try folder.write(changed, to: "view/\(name)")
            #expect(try run(view).status == 6, "byte \(position)")
        }
    }

    @Test func `truncated files are refused`() throws {
        try publish(Sample.storage(entries: 2))
        for name in try folder.files() {
            let bytes = try folder.bytes(name)
            for count in [0, 1, bytes.count / 2, bytes.count - 1] {
                try folder.write(Array(bytes.prefix(count)), to: name)
                #expect(try run(view).status == 6, "\(name), \(count) bytes")
            }
            try folder.write(bytes + [0], to: name)
            #expect(try run(view).status == 6, "\(name) with a byte more")
            try folder.write(bytes, to: name)
        }
    }

    @Test func `every deleted file is refused`() throws {
        try publish(Sample.storage(entries: 300))
        for name in try folder.files() {
            let bytes = try folder.bytes(name)
            try FileManager.default.removeItem(atPath: folder.file(name))
            try expectRefusal(at: String(name.dropFirst("view/".count)))
            try folder.write(bytes, to: name)
        }
    }

    @Test func `an older partial tile has to be the beginning of the present one`() throws {
        try publish(Sample.storage(entries: 3))
        try publish(Sample.storage(entries: 5))
        #expect(try run(view).status == 0)
        var bytes = try folder.bytes("view/tile/entries/000.p/3")
        bytes[100] ^= 1
        try folder.write(bytes, to: "view/tile/entries/000.p/3")
        try expectRefusal(at: "tile/entries/000.p/3")
    }

    @Test(arguments: ["tile/0/0", "tile/64/000", "tile/readme", "tile/0/000.p/05"])
    func `a name under tile that no tile has is refused`(name: String) throws {
        try publish(Sample.storage(entries: 5))
        try folder.write([0], to: "view/\(name)")
        try expectRefusal(at: name)
    }

    @Test func `an older checkpoint is compared`() throws {
        let old = try Sample.storage(entries: 3)
        let other = try Sample.storage(
            of: Sample.bodies([Sample.draft(name: "a"), Sample.draft(name: "b")]))
        for (name, storage) in [
            ("old", old), ("other", other), ("longer", try Sample.storage(entries: 6)),
        ] {
            try folder.write(#require(storage.rows.head?.note), to: name)
        }
        try publish(Sample.storage(entries: 5))
        #expect(try run(view, "--since", folder.file("old")).status == 0)
        let fork = try run(view, "--since", folder.file("other"))
        #expect(fork.status == 6 && fork.output.hasPrefix("FORK: "))
        let rollback = try run(view, "--since", folder.file("longer"))
        #expect(rollback.status == 6 && rollback.output.hasPrefix("ROLLBACK: "))
    }

    @Test func `a key from elsewhere is held against the published one`() throws {
        try publish(Sample.storage(entries: 2))
        try folder.write(Array("\(Sample.key().text)\n".utf8), to: "own")
        try folder.write(Array("\(Sample.key(seed: 8).text)\n".utf8), to: "other")
        #expect(try run(view, "--key", folder.file("own")).status == 0)
        #expect(try run(view, "--key", folder.file("other")).status == 6)
    }

    @Test(arguments: [[], ["--since"], ["--fast", "."], ["/missing"], [".", "."]])
    func `arguments that are not understood are usage`(arguments: [String]) throws {
        let words = arguments + ["", "", ""]
        let status =
            switch arguments.count {
            case 0: try run().status
            case 1: try run(words[0]).status
            default: try run(words[0], words[1]).status
            }
        #expect(status == 64)
    }

    private func delivery(
        _ type: EntryType, _ transfer: Identifier<Transfer>, batch: CanonicalJSON,
        cause: UInt64? = nil
    ) -> EntryDraft {
        var details: [String: CanonicalJSON] = ["batch": batch]
        if type == .transferDecided { details["previous"] = .null }
        if type == .deliveryStarted { details["rows"] = [0, 2] }
        return EntryDraft(
            type, .allowed, by: Sample.actor, on: ("delivery", "one"), transfer: transfer,
            cause: cause, details: details)
    }

    @Test func `a batch without outcome is said last, in the same words`() throws {
        let transfer: Identifier<Transfer> = try Sample.identifier(40)
        try publish(
            Sample.storage(
                of: Sample.bodies([
                    Sample.created(), delivery(.transferDecided, transfer, batch: 0),
                    delivery(.deliveryStarted, transfer, batch: 0, cause: 1),
                    delivery(.deliveryStarted, transfer, batch: 1, cause: 1),
                    delivery(.deliveryStarted, transfer, batch: 2, cause: 1),
                    delivery(.deliveryCompleted, transfer, batch: 0, cause: 2),
                ])))
        let (status, output) = try run(view)
        #expect(status == 6)
        #expect(output.hasPrefix("\(try ownWords())\n"))
        #expect(output.hasPrefix("UNFINISHED: tile/entries/000.p/6, entry 3: batch 1 of"))
    }

    /// Logs whose hashes and signature are right and whose entries cannot follow one another.
    @Test func `entries that cannot follow are refused with the same words`() throws {
        let transfer: Identifier<Transfer> = try Sample.identifier(40)
        let decided = delivery(.transferDecided, transfer, batch: 0)
        let started = delivery(.deliveryStarted, transfer, batch: 0, cause: 1)
        let ended = delivery(.deliveryFailed, transfer, batch: 0)
        let histories: [[EntryDraft]] = [
            [decided, ended], [decided, started, started], [decided, started, ended, ended],
            [decided, started, ended, delivery(.deliveryReconciled, transfer, batch: 0)],
            [decided, delivery(.deliveryStarted, transfer, batch: 0)],
            [decided, delivery(.deliveryStarted, try Sample.identifier(41), batch: 0, cause: 1)],
            [decided, started, delivery(.deliveryCompleted, transfer, batch: 0, cause: 1)],
            [decided, delivery(.deliveryStarted, transfer, batch: "0", cause: 1)],
            [decided, decided],
        ]
        for history in histories {
            try expectSameWords(Sample.bodies([Sample.created()] + history))
        }
    }

    @Test func `entries that are none are refused with the same words`() throws {
        let good = try Sample.bodies([Sample.draft(), Sample.draft()])
        let text = String(decoding: good[1], as: UTF8.self)
        let changes = [
            (#""v":1"#, #""v":2"#), (#""seq":1"#, #""seq":2"#), ("SGADDA", "SGADDD"),
            (#""kind":"segment""#, #""kind":"""#), (#""data":{}"#, #""data":[]"#),
            (":21Z", ":20.000000Z"), (":21Z", ":19Z"), ("segment.added", "segment.gone"),
            (#""role":"officer""#, #""role":"owner""#), (#","v":1}"#, #","v":1,"w":1}"#),
        ]
        for (old, new) in changes {
            let changed = text.replacing(old, with: new)
            try #require(changed != text)
            try expectSameWords([good[0], Array(changed.utf8)])
        }
    }

    private func expectSameWords(
        _ bodies: [[UInt8]], from location: SourceLocation = #_sourceLocation
    ) throws {
        try publish(Sample.storage(of: bodies))
        let (status, output) = try run(view)
        #expect(status == 6, sourceLocation: location)
        #expect(output == "\(try ownWords())\n", sourceLocation: location)
        try FileManager.default.removeItem(atPath: view)
    }
}
