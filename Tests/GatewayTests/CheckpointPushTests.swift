// The newest checkpoint leaves the machine after each run.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Gateway

struct CheckpointPushTests {
    private func size(of note: [UInt8]) throws -> UInt64 {
        try Checkpoint(parsing: SignedNote(parsing: note).text).size
    }

    @Test func `after a run the file holds the newest checkpoint, and that is recorded`()
        async throws
    {
        let bench = try await WitnessedHome("checkpoint-file @/kept\n")
        try await bench.run()
        let note = Array(try Data(contentsOf: URL(fileURLWithPath: bench.home.folder.file("kept"))))
        let entry = try bench.newest(.logPushed)
        #expect(try size(of: note) == entry.index)
        #expect(entry.index == (try bench.newest(.transferFinished).index) + 1)
        #expect(entry.detail("to") == "file")
        #expect(entry.detail("size")?.integerValue == Int64(entry.index))
        try bench.home.verified()
    }

    @Test func `the program gets the newest checkpoint, the witnesses' entry in it`() async throws {
        let bench = try await WitnessedHome(
            "checkpoint-command /usr/bin/keep\ntrust-policy @/policy\n")
        try await bench.run()
        let note = try #require(bench.handing.handed.first)
        #expect(try size(of: note) == bench.newest(.logWitnessed).index + 1)
        #expect(try bench.newest(.logPushed).detail("to") == "command")
    }

    @Test func `a file that cannot be written is recorded and told, and undoes nothing`()
        async throws
    {
        let bench = try await WitnessedHome("checkpoint-file @/missing/kept\n")
        #expect(try await bench.run().state == .delivered)
        let entry = try bench.newest(.logPushed)
        #expect(entry.members["outcome"] == "error")
        #expect(entry.detail("problem") != nil)
        #expect(bench.handing.told.count == 1)
    }

    @Test func `an older checkpoint of this log is replaced`() async throws {
        let bench = try await WitnessedHome("checkpoint-file @/kept\n")
        let older = try #require(try bench.home.store.head())
        try bench.home.folder.write(String(decoding: older.note, as: UTF8.self), to: "kept")
        try await bench.run()
        #expect(try bench.newest(.logPushed).detail("problem") == nil)
        #expect(try kept(bench) != String(decoding: older.note, as: UTF8.self))
    }

    @Test(arguments: [
        ("ROLLBACK", "exeat.company.example/main 1000000 \(String(repeating: "a", count: 64))\n"),
        ("FORK", "exeat.company.example/main 1 \(String(repeating: "a", count: 64))\n"),
        ("something else", "log.company.example 1 \(String(repeating: "a", count: 64))\n"),
        ("something else", "what somebody cannot do without\n"),
    ])
    func `what this log does not lead on from stays, and that is recorded`(
        words: String, standing: String
    ) async throws {
        let bench = try await WitnessedHome("checkpoint-file @/kept\n")
        try bench.home.folder.write(standing, to: "kept")
        #expect(try await bench.run().state == .delivered)
        #expect(try kept(bench) == standing)
        let entry = try bench.newest(.logPushed)
        #expect(entry.members["outcome"] == "error")
        #expect(entry.detail("problem")?.stringValue?.contains(words) == true)
        #expect(bench.handing.told.contains { $0.contains(words) })
    }

    @Test func `a link stays, and so does what it leads to`() async throws {
        let bench = try await WitnessedHome("checkpoint-file @/kept\n")
        try bench.home.folder.write("precious\n", to: "other")
        try FileManager.default.createSymbolicLink(
            atPath: bench.home.folder.file("kept"),
            withDestinationPath: bench.home.folder.file("other"))
        try await bench.run()
        #expect(try kept(bench) == "precious\n")
        #expect(try bench.newest(.logPushed).detail("problem") != nil)
    }

    private func kept(_ bench: WitnessedHome) throws -> String {
        try String(contentsOfFile: bench.home.folder.file("kept"), encoding: .utf8)
    }

    @Test func `a program that fails is recorded and told, and undoes nothing`() async throws {
        let bench = try await WitnessedHome(
            "checkpoint-command /usr/bin/keep\n", problem: "it ended with status 3")
        #expect(try await bench.run().state == .delivered)
        #expect(try bench.newest(.logPushed).detail("problem") == "it ended with status 3")
        #expect(bench.handing.told.first?.contains("status 3") == true)
    }

    @Test func `a run that was refused before anybody was decided pushes nothing`() async throws {
        let bench = try await WitnessedHome("checkpoint-file @/kept\n")
        bench.home.destination.failExamination(
            DestinationError(.providerListUnknown, "no list", isTemporary: false))
        await #expect(throws: GatewayError.self) { try await bench.run() }
        #expect(try bench.home.entries(.logPushed).isEmpty)
    }
}
