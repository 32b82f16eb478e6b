// What comes in damaged is refused with its place, and nothing of it goes on.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct BadInputTests {
    @Test(arguments: Damage.allCases)
    func `no row of a damaged segment is decided, and a run of it is recorded as refused`(
        damage: Damage
    ) throws {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 20, format: "csv")
        let file = home.input + "/profiles.csv"
        let words = try damaged(file, by: damage, columns: 12)

        let plan = try home.exeat("export", "plan", "newsletter")
        plan.expect(1, "input.invalid", file, "nothing left this machine")
        let run = try home.exeat("export", "run", "newsletter")
        run.expect(3, "input.invalid", file, "nothing left this machine")
        for word in words {
            #expect(plan.messages.contains(word), "\(plan.messages)")
            #expect(run.messages.contains(word), "\(run.messages)")
        }
        let refused = try #require(try home.entries("transfer").last)
        #expect(refused.type == "transfer.refused")
        #expect(refused.reason == "input.invalid")
        #expect(run.messages.contains("record \(refused.index)"))
        #expect(try double.imports() == 0)
        #expect(try segmentFiles(of: home).isEmpty)
    }

    @Test(arguments: Damage.allCases)
    func `nothing of a damaged file of consents is taken in`(damage: Damage) throws {
        let home = try TestHome()
        try home.found()
        let file = try home.makeInput(rows: 20) + "/consents.csv"
        let words = try damaged(file, by: damage, columns: 13)
        let before = try home.status()

        let imported = try home.exeat("consent", "import", file)
        imported.expect(1, "input.invalid", file, "nothing was changed")
        for word in words { #expect(imported.messages.contains(word), "\(imported.messages)") }
        let after = try home.status()
        #expect(after.consentEvents == 0)
        #expect(after.entries == before.entries)
    }

    @Test func `a consent of an unknown state is refused with its row and column`() throws {
        let home = try TestHome()
        try home.found()
        let file = try home.makeInput(rows: 20) + "/consents.csv"
        var lines = try Self.lines(of: file)
        let row = String(decoding: lines[3], as: UTF8.self)
        lines[3] = Array(row.replacingOccurrences(of: "Consent", with: "Konsent").utf8)
        try Data(lines.joined(separator: [0x0A])).write(to: URL(fileURLWithPath: file))

        let imported = try home.exeat("consent", "import", file)
        imported.expect(1, "input.invalid", "row 3 (header not counted), column `state`")
        #expect(try home.status().consentEvents == 0)
    }

    @Test func `a run whose partition is missing is refused, and names the file`() throws {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 20)
        let files = try #require(FileManager.default.enumerator(atPath: home.input))
        let partitions = files.compactMap { $0 as? String }
            .filter { $0.contains("/") && $0.hasSuffix(".csv") }
        let partition = home.input + "/" + (try #require(partitions.first))
        try FileManager.default.removeItem(atPath: partition)

        try home.exeat("export", "plan", "newsletter")
            .expect(1, "input.not_found", partition, "there is no such file or folder")
        try home.exeat("export", "run", "newsletter")
            .expect(3, "input.not_found", partition, "nothing left this machine", "record ")
        #expect(try home.entries("transfer").last?.reason == "input.not_found")
        #expect(try double.imports() == 0)
    }

    /// One mistake in a policy, and what is to be said about it behind its line.
    struct Mistake: CustomTestStringConvertible {
        let testDescription: String
        let right: String
        let wrong: String
        let place: String
        let words: String
    }

    static let mistakes = [
        Mistake(
            testDescription: "an unknown field", right: "prohibit: [", wrong: "prohibits: [",
            place: "prohibits: [", words: ":1: `policy` has no key `prohibits` (did you mean"),
        Mistake(
            testDescription: "a misspelt source field", right: "from: first_name",
            wrong: "from: frist_name", place: "from: frist_name",
            words: ":17: profiles have no field `frist_name` (did you mean `first_name`?)"),
        Mistake(
            testDescription: "a duplicate key", right: "owner: ", wrong: "version: 9\nowner: ",
            place: "version: ", words: ":1: `version` stands more than once in one map"),
    ]

    @Test(arguments: mistakes)
    func `a mistake in a policy is found with its line and column, and the policy stays out`(
        mistake: Mistake
    ) throws {
        let home = try TestHome()
        try home.found()
        let (file, text) = try policy(mistake.right, changedTo: mistake.wrong, for: home)
        let before = text[..<(try #require(text.range(of: mistake.place))).lowerBound]
        let line = before.count { $0 == "\n" } + 1

        try home.exeat("policy", "check", file)
            .expect(1, "policy.invalid", "\(file):\(line)\(mistake.words)")
        try home.exeat("policy", "activate", file)
            .expect(1, "policy.invalid", "\(file):\(line)\(mistake.words)", "nothing was changed")
        #expect(try home.status().policies.isEmpty)
        #expect(try home.entries("policy").isEmpty)
    }

    @Test func `a policy whose own test fails is not activated, and the test is named`() throws {
        let home = try TestHome()
        try home.found()
        let (file, _) = try policy(#"LNAME: "F.""#, changedTo: #"LNAME: "X.""#, for: home)
        let name = "a confirmed newsletter consent sends the address and keeps the phone here"

        let checked = try home.exeat("policy", "check", file)
        checked.expect(1)
        #expect(checked.output.contains("FAILS  \(name): LNAME: expected `X.`; got `F.`"))
        try home.exeat("policy", "activate", file)
            .expect(3, "policy.invalid", "its test \"\(name)\" fails", "nothing left this machine")
        #expect(try home.status().policies.isEmpty)
    }

    @Test(arguments: [
        ["consent", "withdraw", "a@example.com"],
        ["consent", "show", "a@example.com"],
        ["transfer", "explain", "01K00000000000000000000000", "--subject", "a@example.com"],
        ["transfer", "explain", "01K00000000000000000000000", "a@example.com"],
    ])
    func `an address is never an argument`(arguments: [String]) throws {
        let home = try TestHome()
        try home.found()
        let before = try home.status()
        let refused = try Program.run(
            Programs.path("exeat"), arguments, environment: ["EXEAT_HOME": home.path])
        refused.expect(64)
        #expect(try home.status().entries == before.entries)
    }

    // MARK: Damaging

    private static func lines(of file: String) throws -> [[UInt8]] {
        try Data(contentsOf: URL(fileURLWithPath: file))
            .split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    }

    private func damaged(
        _ file: String, by damage: Damage, columns: Int
    ) throws -> [String] {
        let lines = try Self.lines(of: file)
        try Data(damage.applied(to: lines)).write(to: URL(fileURLWithPath: file))
        // The last of the lines is empty, behind the file's final newline.
        return damage.words(columns: columns, rows: lines.count - 1)
    }

    private func policy(
        _ right: String, changedTo wrong: String, for home: TestHome
    ) throws -> (file: String, text: String) {
        let source = Programs.project.appending(path: "policies/newsletter-eu.yaml")
        var text = try String(contentsOf: source, encoding: .utf8)
        let range = try #require(text.range(of: right))
        text.replaceSubrange(range, with: wrong)
        let file = home.scratch.file("policy.yaml")
        try text.write(to: file, atomically: true, encoding: .utf8)
        return (file.path, text)
    }

    private func segmentFiles(of home: TestHome) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: home.path + "/segments")
    }
}
