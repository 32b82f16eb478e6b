// A home in which nearly every command was used, with all that was said.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A home in which nearly every command was used, well and badly, with all that was said.
struct Story {
    let double: SandboxProcess
    let home: TestHome
    /// Everything on standard output and standard error.
    private(set) var said = ""
    /// Addresses and telephone numbers that came in, in small letters.
    let contacts: [String]
    /// The pseudonym that was shown for the one who withdrew.
    private(set) var pseudonym = ""

    init() throws {
        double = try SandboxProcess(["--fault", "import:reject:3"])
        home = try TestHome()
        try home.prepare(for: double, rows: 40, batch: 20)
        let consents = try String(contentsOfFile: home.input + "/consents.csv", encoding: .utf8)
        contacts = Array(
            Set(
                consents.split(separator: "\n").dropFirst().compactMap {
                    $0.split(separator: ",", omittingEmptySubsequences: false).dropFirst().first
                        .map { $0.lowercased() }
                }))
        try useEverything()
    }

    private mutating func useEverything() throws {
        let policy = Programs.project.appending(path: "policies/newsletter-eu.yaml").path
        for arguments in [
            ["status"], ["principal", "list"], ["connection", "list"],
            ["connection", "test", "brevo"],
            ["connection", "agree", "brevo", "--i-agree"],
            ["connection", "second", "brevo", "--as", "otto", "--i-agree"],
            ["connection", "terms", "list"], ["connection", "terms", "show", "--lang", "id"],
            ["segment", "list"], ["export", "list"],
            ["policy", "check", policy], ["policy", "activate", policy], ["policy", "list"],
            ["export", "plan", "newsletter"], ["export", "run", "newsletter"],
            ["export", "run", "nothing"], ["export", "run", "newsletter", "--as", "cora"],
            ["transfer", "list"], ["consent", "import", home.input + "/consents.csv"],
            ["consent", "purpose", "list"], ["consent", "purpose", "show", "newsletter"],
            ["consent", "notice", "list"], ["consent", "notice", "show", "newsletter@4"],
            ["consent", "list"], ["consent", "list", "--state", "ConsentGiven"],
        ] { try use(arguments) }
        let person = try #require(double.contacts().first)
        for arguments in [
            ["consent", "show"], ["consent", "show", "--receipt"], ["consent", "withdraw"],
            ["consent", "withdraw", "--objection"],
        ] { try use(arguments, input: person + "\n") }
        // The third import, which the double refuses.
        try use(["export", "run", "newsletter"])
        try explain(to: person)
        for arguments in [
            ["audit", "list"], ["audit", "show", "3"], ["audit", "checkpoint"],
            ["audit", "publish"], ["audit", "verify", "--deep"],
            [
                "connection", "add", "other", "--display-name", "Other", "--api-key",
                double.apiKey, "--address", double.address,
            ],
            [
                "connection", "add", "brevo", "--display-name", "Twice", "--api-key",
                double.keyFile, "--address", double.address,
            ],
        ] { try use(arguments) }
    }

    private mutating func explain(to person: String) throws {
        let transfers = try #require(try home.json("transfer", "list") as? [[String: Any]])
        for transfer in transfers {
            let identifier = try #require(transfer["identifier"] as? String)
            try use(["transfer", "show", identifier])
            try use(["transfer", "explain", identifier])
            let explained = try use(
                ["transfer", "explain", identifier, "--subject", "-"], input: person + "\n")
            let found = try JSONDecoder().decode(
                Explained.self, from: Data(explained.output.utf8))
            pseudonym = try #require(found.person).pseudonym
        }
    }

    private struct Explained: Decodable {
        struct Person: Decodable { let pseudonym: String }
        let person: Person?
    }

    /// Uses a command as people and as programs do.
    ///
    /// - Returns: What it said to programs.
    @discardableResult
    private mutating func use(_ arguments: [String], input: String? = nil) throws -> Finished {
        var last = Finished(status: 0, output: "", messages: "")
        for more in [[], ["--json"]] {
            last = try Program.run(
                Programs.path("exeat"), arguments + more, input: input,
                environment: ["EXEAT_HOME": home.path])
            said += "\(arguments.first ?? "")\n" + last.everything
        }
        return last
    }

    /// Files and folders of the home, by path below it.
    func files() throws -> [(path: String, mode: Int, isFolder: Bool)] {
        let manager = FileManager.default
        let names = try #require(manager.enumerator(atPath: home.path))
        return try ([""] + names.compactMap { $0 as? String }).map { name in
            let facts = try manager.attributesOfItem(atPath: home.path + "/" + name)
            return (
                name, try #require(facts[.posixPermissions] as? Int),
                facts[.type] as? FileAttributeType == .typeDirectory
            )
        }
    }

    /// The bytes of every file of the home whose path begins so.
    func contents(below prefix: String = "") throws -> [(path: String, bytes: Data)] {
        try files().filter { !$0.isFolder && $0.path.hasPrefix(prefix) }.map {
            ($0.path, try Data(contentsOf: URL(fileURLWithPath: home.path + "/" + $0.path)))
        }
    }
}
