// A person's copy of their consents, and what a stranger says of it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Cryptography
import Domain
import Foundation
import Gateway
import Testing
import TransparencyLog

struct ReceiptTests {
    private func issue(
        _ home: TestHome, _ email: String = "reader-1@example.com", language: String? = nil,
        as role: Role = .officer
    ) async throws -> IssueReceipt.Output {
        try await home.gatekeeper.carryOut(
            IssueReceipt(
                contact: ContactPoint(kind: .email, text: email), language: language),
            for: home.caller(role))
    }

    private func document(_ issued: IssueReceipt.Output) throws -> CanonicalJSON {
        try #require(CanonicalJSON(canonical: Array(issued.file.utf8))["receipt"])
    }

    private func records(_ issued: IssueReceipt.Output) throws -> [CanonicalJSON] {
        try #require(document(issued)["dct:hasPart"]?.arrayValue)
    }

    /// The verdict of `audit/verify.py receipt`, which shares no line with the gateway.
    private func strangers(
        _ file: String, in home: TestHome, key: String? = nil
    ) throws -> (status: Int32, output: String) {
        try home.folder.write(file + "\n", to: "receipt.json")
        try home.folder.write((key ?? home.log.verifierKey.text) + "\n", to: "vkey")
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-B", root.appending(path: "audit/verify.py").path, "receipt",
            home.folder.file("receipt.json"), "--key", home.folder.file("vkey"),
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    @Test func `a stranger with the log's key verifies a receipt`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        let issued = try await issue(home)
        let (status, output) = try strangers(issued.file, in: home)
        #expect(status == 0, "\(output)")
        #expect(output.contains("receipt \(issued.receipt) of s-"))
        #expect(output.contains("entry   \(issued.entry) of \(TestHome.origin)"))
        #expect(output.contains("record  newsletter: dpv:ConsentGiven"))
    }

    @Test func `the entry commits the digest and names nobody`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        let issued = try await issue(home)
        let digest: Digest<ConsentReceiptText> = SHA256.digest(of: try document(issued).bytes)
        let entry = try #require(home.entries(.consentReceipted).last)
        #expect(entry.index == issued.entry)
        #expect(entry.detail("sha256") == .string(digest.hexadecimal))
        #expect(entry.detail("receipt") == .string("\(issued.receipt)"))
        #expect(entry.members["resource"]?["id"] == "one")
        #expect(issued.digest == digest.hexadecimal)
        let file = try ProofFile(
            parsing: Array(
                try #require(
                    CanonicalJSON(canonical: Array(issued.file.utf8))["proof"]?.stringValue
                ).utf8))
        let policy = try TrustPolicy(
            logs: [PolicyLog(key: home.log.verifierKey)], witnesses: [], groups: [], quorum: nil)
        try file.verify(entry: home.store.rows.bodies[Int(issued.entry)], policy: policy)
    }

    @Test func `a record has everything that 27560 asks for`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        let record = try #require(records(try await issue(home)).first)
        for member in [
            "dct:identifier", "dpv:hasPurpose", "dpv:hasConsentStatus", "dpv:hasLegalBasis",
            "dpv:isIndicatedAtTime", "dpv:isIndicatedBy", "dpv:hasIndicationMethod",
            "dpv:hasDuration", "dpv:hasNotice", "dpv:hasPersonalData", "dpv:hasDataController",
            "dpv:hasRecipient", "dpv:hasStorageCondition", "dpv:hasJurisdiction",
            "dpv:hasConsentControl", "exeat:context", "exeat:recordedAt",
        ] { #expect(record[member] != nil, "\(member)") }
        let notice = try #require(record["dpv:hasNotice"])
        let text = try #require(notice["exeat:text"]?.stringValue)
        let digest: Digest<NoticeText> = SHA256.digest(of: Array(text.utf8))
        #expect(notice["exeat:sha256"] == .string(digest.hexadecimal))
        #expect(record["exeat:namedRecipients"] == ["sendinblue"])
        #expect(
            record["dpv:hasLegalBasis"] == ["eu-gdpr:A6-1-a", "dpv:ExpressedConsent"])
    }

    @Test func `what decides now is on it, and nothing that does not`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        try await home.withdraw(.email, "reader-1@example.com")
        let found = try records(try await issue(home))
        #expect(found.count == 1)
        #expect(found.first?["dpv:hasConsentStatus"] == "dpv:ConsentWithdrawn")
        #expect(found.first?["dpv:hasPurpose"]?["dct:identifier"] == "newsletter")
    }

    @Test func `what is for one recipient alone is one record, towards that one`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        try await home.perform(
            WithdrawConsent(
                contact: ContactPoint(kind: .email, text: "nobody@example.com"),
                purpose: Name("newsletter"), channel: .email, recipient: "brevo",
                isObjection: false, expressedAt: nil))
        let found = try records(try await issue(home, "nobody@example.com"))
        #expect(found.map { $0["exeat:towards"] } == ["brevo"])
        #expect(found.map { $0["dpv:hasConsentStatus"] } == ["dpv:ConsentWithdrawn"])
    }

    @Test func `an objection has a status of its own`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        try await home.withdraw(.email, "reader-1@example.com", objection: true)
        #expect(
            try records(try await issue(home)).map { $0["dpv:hasConsentStatus"] }
                == ["exeat:Objected"])
    }

    @Test func `somebody of whom nothing is on record gets an empty receipt that verifies`()
        async throws
    {
        let home = try await TestHome.ready([Reader(1)])
        let issued = try await issue(home, "nobody@example.com")
        #expect(issued.records == 0)
        #expect(try strangers(issued.file, in: home).status == 0)
    }

    @Test func `a receipt holds no address`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        #expect(!(try await issue(home)).file.contains("reader-1"))
    }

    @Test(arguments: [
        ("dpv:ConsentGiven", "dpv:ConsentRefused"), ("web_form", "paper_ad"), ("\"s-", "\"t-"),
        ("consent-receipt/1", "consent-receipt/2"), ("consent.receipted", "consent.recorded"),
        ("{\"entry\"", " {\"entry\""), ("index ", "index 1"), ("\"proof\"", "\"prove\""),
        ("What newsletter 4 tells", "What newsletter 5 tells"),
    ])
    func `a receipt that was changed is refused`(old: String, new: String) async throws {
        let home = try await TestHome.ready([Reader(1)])
        let issued = try await issue(home)
        try #require(issued.file.contains(old))
        let (status, output) = try strangers(issued.file.replacing(old, with: new), in: home)
        #expect(status == 6)
        #expect(output.hasPrefix("INVALID: receipt.json"))
    }

    /// A file whose proof holds, over an entry and a receipt that somebody with the log wrote.
    private func forged(
        _ type: EntryType, _ home: TestHome, _ change: (inout [String: CanonicalJSON]) -> Void
    ) async throws -> String {
        let issued = try await issue(home)
        guard case .object(var receipt) = try document(issued) else { return "" }
        change(&receipt)
        let digest: Digest<ConsentReceiptText> = SHA256.digest(
            of: CanonicalJSON.object(receipt).bytes)
        let index = try await home.log.append(
            [
                EntryDraft(
                    type, .information, by: home.caller().actor, on: ("consents", "one"),
                    details: [
                        "receipt": .string("\(issued.receipt)"),
                        "sha256": .string(digest.hexadecimal),
                    ])
            ], changing: [])
        let proven = try await home.answer(ProveEntry(index: index))
        let body = home.store.rows.bodies[Int(index)]
        let file: CanonicalJSON = [
            "format": "exeat/consent-receipt/1", "receipt": .object(receipt),
            "entry": .string(String(decoding: body, as: UTF8.self)),
            "proof": .string(proven.proof),
        ]
        return file.text
    }

    @Test func `an entry of another kind commits no receipt`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        let good = try await forged(.consentReceipted, home) { _ in }
        #expect(try strangers(good, in: home).status == 0)
        let other = try await forged(.subjectSearched, home) { _ in }
        let (status, output) = try strangers(other, in: home)
        #expect(status == 6)
        #expect(output.contains("the entry commits no receipt"))
    }

    @Test func `a receipt of another log, or under another name, is refused`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        for (member, value, words) in [
            ("exeat:log", "other.example/log", "names another log"),
            ("dct:identifier", "01M6A6FT00081040G2081040G2", "commits another receipt"),
            ("dct:hasPart", "none", "has no records"),
        ] {
            let file = try await forged(.consentReceipted, home) {
                $0[member] = .string(value)
            }
            let (status, output) = try strangers(file, in: home)
            #expect(status == 6)
            #expect(output.contains(words))
        }
    }

    @Test func `another person's receipt under this one's proof is refused`() async throws {
        let home = try await TestHome.ready([Reader(1), Reader(2)])
        let (one, two) = (try await issue(home), try await issue(home, "reader-2@example.com"))
        guard case .object(var members) = try CanonicalJSON(canonical: Array(one.file.utf8)) else {
            Issue.record("no object")
            return
        }
        members["receipt"] = try document(two)
        let (status, output) = try strangers(CanonicalJSON.object(members).text, in: home)
        #expect(status == 6)
        #expect(output.contains("the log commits another receipt"))
    }

    @Test func `under another log's key nothing verifies`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        let issued = try await issue(home)
        let other = try FakeSigningKeys.signer(9).verifierKey.text
        #expect(try strangers(issued.file, in: home, key: other).status == 6)
    }

    @Test func `who may not read consents gets no receipt, and nothing is committed`()
        async throws
    {
        let home = try await TestHome.ready([Reader(1)])
        for role in [Role.contributor, .viewer] {
            let error = try await failure { try await issue(home, as: role) }
            #expect(error.reason == .actorRole)
        }
        #expect(try home.entries(.consentReceipted).isEmpty)
    }

    @Test func `a language that is none is refused before anything is recorded`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        let error = try await failure { try await issue(home, language: "English") }
        #expect(error.reason == .inputInvalid)
        #expect(try home.entries(.consentReceipted).isEmpty)
    }
}
