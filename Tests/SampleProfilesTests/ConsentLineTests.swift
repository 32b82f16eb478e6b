// Every line of the consents can be read.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import sample_profiles

struct ConsentLineTests {
    /// Read and judged once: every claim below is about the same 25,000 rows.
    private static let run = Result {
        let run = try SampleRun(rows: 25_000, seed: 5)
        let (profiles, consents) = (try run.profiles(), try run.consents())
        let oracle = NewsletterOracle(consents: consents, today: try SampleDay.today)
        let reasons = oracle.reasons(against: profiles)
        return (profiles: profiles, consents: consents, reasons: reasons)
    }

    private func lines() throws -> [[String: String]] { try Self.run.get().consents }

    @Test func `every line has thirteen columns`() throws {
        #expect(ConsentLine.columns.count == 13)
        #expect(try lines().allSatisfy { $0.count == 13 })
    }

    @Test func `every contact point is one, of the kind it says`() throws {
        for line in try lines() {
            let contact = Array((line["contact"] ?? "").utf8)
            switch ContactKind(rawValue: line["contact_type"] ?? "") {
            case .email:
                var bytes: [UInt8] = []
                #expect(EmailNormaliser.normalise(contact[...], into: &bytes))
            case .phone:
                #expect(contact.first == 0x2B && (8...16).contains(contact.count))
                #expect(contact.dropFirst().allSatisfy { (0x30...0x39).contains($0) })
            case nil: Issue.record("neither an address nor a number")
            }
        }
    }

    @Test func `every state, type, time and period is a known one`() throws {
        for line in try lines() {
            #expect(ConsentState(term: line["state"] ?? "") != nil)
            #expect(ConsentType(term: line["type"] ?? "") != nil)
            #expect(Instant(line["expressed_at"] ?? "") != nil)
            let period = line["valid_for"] ?? ""
            #expect(period.isEmpty || Period(period) != nil)
            #expect(["true", "false", ""].contains(line["confirmed"] ?? ""))
        }
    }

    @Test func `nothing was said after the day of the samples began`() throws {
        let now = Instant(seconds: Int64(try SampleDay.today.daysSinceEpoch) * 86_400)
        let times = try lines().compactMap { Instant($0["expressed_at"] ?? "") }
        #expect(times.allSatisfy { $0 <= now })
    }

    @Test func `every consent has what proves it`() throws {
        for line in try lines() where ConsentState(term: line["state"] ?? "")?.isValid == true {
            #expect(Channel(rawValue: line["channel"] ?? "") != nil)
            #expect(["newsletter", "sms_offers"].contains(line["purpose"] ?? ""))
            #expect(line["type"]?.isEmpty == false && line["method"]?.isEmpty == false)
            #expect(["newsletter", "sms-offers"].contains(line["notice"] ?? ""))
            #expect((1...5).contains(Int(line["notice_version"] ?? "") ?? 0))
        }
    }

    @Test func `what is not a consent names one recipient at most and no end`() throws {
        for line in try lines() where ConsentState(term: line["state"] ?? "")?.isValid == false {
            #expect(line["recipients"]?.contains("|") == false)
            #expect(line["valid_for"] == "" && line["notice_version"] == "")
        }
    }

    @Test func `about 72 of 100 profiles may leave`() throws {
        let (profiles, _, reasons) = try Self.run.get()
        let released = Set(
            zip(profiles, reasons)
                .filter { $0.1 == nil }
                .map { ($0.0[.email] ?? "").lowercased() })
        #expect((0.69...0.75).contains(Double(released.count) / Double(profiles.count)))
    }

    @Test(arguments: [
        "address", "objected", "silent", "ConsentWithdrawn", "ConsentRefused", "expired",
        "implied", "unconfirmed", "notice", "recipient", "region", "birth date", "age",
    ])
    func `somebody is held back for this reason`(reason: String) throws {
        #expect(try Self.run.get().reasons.count { $0 == reason } > 50)
    }

    @Test func `some people agreed to text messages and some did not`() throws {
        let states = try lines().filter { $0["channel"] == "sms" }.map { $0["state"] ?? "" }
        #expect(Set(states) == ["ConsentGiven", "ConsentWithdrawn", "ConsentRefused"])
        #expect(states.count > 4_000)
    }

    @Test func `where nobody said anything there is only the header`() throws {
        let run = try SampleRun(rows: 300, spokenShare: 0)
        #expect(try run.table("consents.csv") == [ConsentLine.columns])
    }
}
