// The tests of folders of evidence in the hands of a stranger.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Gateway

/// What `audit/verify.py` says of a folder, true or not.
struct EvidenceVerifierTests {
    private static let readers = (1...4).map { Reader($0) }
    private static let script = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "../../../audit/verify.py").path

    /// The verdict on evidence about a person, after a change to what its report says.
    private func verdict(
        on number: Int, in home: TestHome, replacing words: String = "", by others: String = ""
    ) async throws -> String {
        let path = home.folder.file("evidence")
        try await home.report("reader-\(number)@example.com", evidence: path)
        let key = home.folder.file("key")
        try Data("\(home.log.verifierKey.text)\n".utf8).write(to: URL(fileURLWithPath: key))
        if !words.isEmpty {
            let (before, after) = try change("report.json", in: path) { text in
                #expect(text.contains(words))
                return text.replacing(words, with: others)
            }
            _ = try change("manifest.json", in: path) { $0.replacing(before, with: after) }
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-B", Self.script, "evidence", path, "--key", key]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output.prefix { $0 != 0x0a }, as: UTF8.self)
    }

    private func change(
        _ name: String, in folder: String, by change: (String) -> String
    ) throws -> (before: String, after: String) {
        let file = URL(fileURLWithPath: folder + "/" + name)
        let old = [UInt8](try Data(contentsOf: file))
        let new = Array(change(String(decoding: old, as: UTF8.self)).utf8)
        try Data(new).write(to: file)
        let digests: [Digest<EvidenceFile>] = [SHA256.digest(of: old), SHA256.digest(of: new)]
        return (digests[0].hexadecimal, digests[1].hexadecimal)
    }

    private func homeWithLateWithdrawal() async throws -> TestHome {
        let home = try await TestHome.ready(Self.readers)
        home.destination.whileDelivering { [unowned home] batch in
            if batch == 0 { try await home.withdraw(.email, "reader-4@example.com") }
        }
        try await home.run()
        return home
    }

    @Test(arguments: [1, 4]) func `who left and who was withheld late is believed`(
        number: Int
    ) async throws {
        #expect(try await verdict(on: number, in: homeWithLateWithdrawal()) == "OK")
    }

    @Test func `who was withheld or erased is believed`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.withdraw(.email, "reader-2@example.com")
        try await home.run()
        #expect(try await verdict(on: 2, in: home) == "OK")
        try FileManager.default.removeItem(atPath: home.folder.file("evidence"))
        try await home.erase("reader-2@example.com")
        #expect(try await verdict(on: 2, in: home) == "OK")
    }

    @Test(arguments: [
        ("\"delivery\" : \"delivered\"", "\"delivery\" : \"withheld\""),
        ("\"delivery\" : \"delivered\"", "\"delivery\" : \"uncertain\""),
        ("\"fields\" : [\n", "\"fields\" : [\"other\",\n"),
        ("\"consent_expressed_at\" : \"20", "\"consent_expressed_at\" : \"19"),
        ("\"consent_expressed_at\"", "\"consent_expressed_on\""),
        ("\"started\"", "\"begun\""),
    ])
    func `a report that says other things of a row is not`(
        words: String, others: String
    ) async throws {
        let home = try await TestHome.run(Self.readers, days: 1)
        let found = try await verdict(on: 1, in: home, replacing: words, by: others)
        #expect(found.hasPrefix("INVALID: report.json: "))
    }

    @Test(arguments: [
        ("\"verdict\" : \"consent.withdrawn\"", "\"verdict\" : \"consent.refused\""),
        ("\"withheld_late\" : \"consent.withdrawn\"", "\"withheld_late\" : \"consent.refused\""),
        ("\"late_entry\"", "\"late_record\""),
    ])
    func `a late withholding told otherwise is not`(words: String, others: String) async throws {
        let home = try await homeWithLateWithdrawal()
        let found = try await verdict(on: 4, in: home, replacing: words, by: others)
        #expect(found.hasPrefix("INVALID: report.json: "))
    }
}
