// The words for states and types of consent.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct ConsentWordTests {
    @Test func `every state but the unknown one reads back from its term`() {
        for state in ConsentState.allCases {
            #expect(ConsentState(term: state.term) == (state == .unknown ? nil : state))
        }
    }

    @Test func `only a given and a renewed consent allow anything`() {
        #expect(ConsentState.allCases.filter(\.isValid) == [.given, .renewed])
    }

    @Test func `every type reads back from its term`() {
        for type in ConsentType.allCases { #expect(ConsentType(term: type.term) == type) }
    }

    @Test(arguments: ["consentgiven", "dpv:ConsentGiven", "ConsentGiven ", "", "Given"])
    func `another word is no state`(term: String) {
        #expect(ConsentState(term: term) == nil)
    }

    @Test(arguments: ["ExpressedConsent", "dpv:expressedConsent", "dpv:Consent", " "])
    func `another word is no type`(term: String) {
        #expect(ConsentType(term: term) == nil)
    }

    @Test func `the bytes of states and types never change`() {
        #expect(ConsentState.allCases.map(\.rawValue) == Array(0...10))
        #expect(ConsentType.allCases.map(\.rawValue) == Array(0...3))
    }

    @Test func `terms that name the same recipients are the same terms`() throws {
        let terms = { (recipients: [String]) in
            ConsentTerms(
                purpose: try Name("newsletter"), channel: .email, notice: "n", noticeVersion: 1,
                recipients: recipients)
        }
        #expect(try terms(["b", "a", "b"]) == terms(["a", "b"]))
    }
}
