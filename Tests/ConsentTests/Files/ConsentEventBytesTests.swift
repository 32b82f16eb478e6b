// The bytes of a consent event.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Cryptography
import Domain
import Testing

struct ConsentEventBytesTests {
    private static let evidence = ConsentEvidence(
        method: "web_form", indicatedBy: .guardian, confirmedAt: Instant(seconds: 7),
        confirmation: "double_opt_in", proof: Digest(1, 2, 3, 4), sourceRow: "crm:7",
        statedAt: Instant(seconds: -9))

    private func bytes(
        _ event: ConsentEvent, _ evidence: ConsentEvidence = evidence,
        terms: Digest<ConsentTerms> = Digest(5, 6, 7, 8)
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        ConsentEventBytes.append(event, evidence, terms: terms, to: &bytes)
        return bytes
    }

    @Test func `any event reads back as it was written`() throws {
        var numbers = SeededNumbers(4)
        let proofs = [Self.evidence, ConsentEvidence(method: "")]
        for event in try Samples.randomEvents(200, &numbers) {
            for evidence in proofs {
                let read = try #require(
                    ConsentEventBytes.read(bytes(event, evidence)[...], terms: event.terms))
                #expect(read.event == event && read.evidence == evidence)
            }
        }
    }

    @Test func `the bytes are those that the document lists`() throws {
        let event = try Samples.event(
            .given, of: 3, purpose: "newsletter", channel: .email, secondsAgo: 5, terms: 9)
        var expected = "01"
        expected += Hexadecimal.text(of: event.identifier.bytes)
        expected += Self.hexadecimal(event.recordedAt)
        expected += event.subject.digest.hexadecimal
        expected += "03" + "02" + "01"
        expected += Self.hexadecimal(event.expressedAt) + Self.hexadecimal(event.expiresAt)
        expected += Digest<ConsentTerms>(5, 6, 7, 8).hexadecimal
        expected += Self.hexadecimal("newsletter") + Self.hexadecimal("email") + "ffffffff"
        expected += Self.hexadecimal("web_form") + Self.hexadecimal("guardian")
        expected += "00000008" + Self.hexadecimal(Instant(seconds: 7))
        expected += Self.hexadecimal("double_opt_in")
        expected += "00000020" + Digest<ConsentProof>(1, 2, 3, 4).hexadecimal
        expected += Self.hexadecimal("crm:7")
        expected += "00000008" + Self.hexadecimal(Instant(seconds: -9))
        #expect(Hexadecimal.text(of: bytes(event)) == expected)
    }

    @Test func `bytes that are cut off or too many are no event`() throws {
        let whole = bytes(try Samples.event())
        for count in 0..<whole.count {
            #expect(ConsentEventBytes.read(whole[..<count], terms: 1) == nil, "\(count)")
        }
        #expect(ConsentEventBytes.read((whole + [0])[...], terms: 1) == nil)
    }

    @Test func `a change of any byte is another event or none`() throws {
        let event = try Samples.event(terms: 0)
        let whole = bytes(event)
        for place in whole.indices {
            var changed = whole
            changed[place] ^= 1
            let read = ConsentEventBytes.read(changed[...], terms: 0)
            // The digest of the terms is for whoever has the terms; it is not read.
            let isOfTerms = (76..<108).contains(place)
            let isSame = read?.event == event && read?.evidence == Self.evidence
            #expect(isSame == isOfTerms, "\(place)")
        }
    }

    @Test func `every part of the terms is in their digest`() throws {
        let purpose = try Samples.newsletter
        func digest(
            _ purpose: Name<Purpose>, _ channel: Channel = .email, _ notice: String = "n",
            _ version: Int = 4, _ recipients: [String] = ["a"], _ context: UInt64 = 1
        ) -> Digest<ConsentTerms> {
            ConsentEventBytes.digest(
                of: ConsentTerms(
                    purpose: purpose, channel: channel, notice: notice, noticeVersion: version,
                    recipients: recipients, context: Digest(context, 0, 0, 0)))
        }
        let all = [
            digest(purpose), digest(try Name("other")), digest(purpose, .sms),
            digest(purpose, .email, "m"), digest(purpose, .email, "n", 5),
            digest(purpose, .email, "n", 4, ["a", "b"]),
            digest(purpose, .email, "n", 4, ["a"], 2),
        ]
        #expect(Set(all).count == all.count)
        let text =
            #"{"channel":"email","context":"\#(Digest<ConsentTerms>(1, 0, 0, 0).hexadecimal)","#
            + #""notice":"n","notice_version":4,"purpose":"newsletter","recipients":["a"]}"#
        #expect(all[0] == SHA256.digest(of: Array(text.utf8)))
    }

    private static func hexadecimal(_ instant: Instant) -> String {
        let word = String(UInt64(bitPattern: instant.microseconds), radix: 16)
        return String(repeating: "0", count: 16 - word.count) + word
    }

    private static func hexadecimal(_ text: String) -> String {
        let count = String(text.utf8.count, radix: 16)
        return String(repeating: "0", count: 8 - count.count) + count
            + Hexadecimal.text(of: text.utf8)
    }
}
