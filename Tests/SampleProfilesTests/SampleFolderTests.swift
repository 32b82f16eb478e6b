// Nobody's files are overwritten.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Testing

@testable import sample_profiles

struct SampleFolderTests {
    @Test func `a folder that is not empty is refused, and keeps what it has`() throws {
        let run = try SampleRun()
        let before = try run.bytes("profiles.csv")
        let request = try SampleRun.request(seed: 9, folder: run.folder)
        #expect(throws: SampleError.notEmpty(run.folder)) { try request.perform() }
        #expect(try run.bytes("profiles.csv") == before)
    }

    @Test func `an earlier run is replaced when that is asked for, in whatever format it was`()
        throws
    {
        let run = try SampleRun(format: .customerInsights)
        _ = try SampleRun.request(format: .ndjson, folder: run.folder, replaces: true).perform()
        let names = try FileManager.default.contentsOfDirectory(atPath: run.folder)
        #expect(Set(names) == ["profiles.ndjson", "consents.csv"])
    }

    @Test func `a folder with anybody else's file is refused even then`() throws {
        let run = try SampleRun()
        let foreign = run.folder + "/notes.txt"
        try Data("mine".utf8).write(to: URL(fileURLWithPath: foreign))
        let request = try SampleRun.request(folder: run.folder, replaces: true)
        #expect(throws: SampleError.holdsOthers(run.folder, "notes.txt")) { try request.perform() }
        #expect(FileManager.default.fileExists(atPath: run.folder + "/profiles.csv"))
    }

    @Test func `a file in place of the folder is refused`() throws {
        let run = try SampleRun()
        let file = run.folder + "/profiles.csv"
        let request = try SampleRun.request(folder: file)
        #expect(throws: SampleError.cannotWrite(file)) { try request.perform() }
    }

    @Test(arguments: [
        ["--rows", "3"], ["--rows", "-3", "--to", "x"],
        ["--rows", "3", "--to", "x", "--as-of", "1"],
        ["--rows", "3", "--to", "x", "--consent-share", "1.5"],
        ["--rows", "3", "--to", "x", "--as-of", "2026-02-30"],
        ["--rows", "3", "--to", "x", "--format", "xlsx"],
    ])
    func `arguments that say nothing sensible are refused`(arguments: [String]) {
        #expect(throws: (any Error).self) { try SampleProfilesCommand.parse(arguments) }
    }

    @Test func `sensible arguments are accepted`() throws {
        let command = try SampleProfilesCommand.parse(["--rows", "3", "--to", "x"])
        #expect(command.asOf == "2026-11-01" && command.consentShare == 0.9)
    }
}
