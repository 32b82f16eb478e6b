// A policy that uses everything the format has.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Policy

/// A policy that uses every operator, every action, both bases and three purposes.
enum WidePolicy {
    static let text = """
        exeat: policy/1
        id: wide
        version: 7
        title: "Everything at once"
        owner: "dpo@company.example"
        effective: {from: "2026-01-01T00:00:00Z", until: "2027-01-01T00:00:00Z"}
        vocabulary: {dpv: "2.3", pd: "2.3", loc: "2.3", eu-gdpr: "2.3", x-test: "local/1"}
        terms:
          "x-test:money": {broader: "pd:Financial", title: "Money"}
        connection:
          type: sendinblue
          recipient: {name: "Recipient", role: "dpv:DataProcessor", location: "loc:FR"}
          agreement: {required: true, max_age: P12M}
        actors:
          run: [administrator]
          four_eyes: {rows_over: 10, on_policy_change: true, approvers: [officer]}
        subjects: ["dpv:Customer"]
        purposes:
          news:
            term: "dpv:DirectMarketing"
            lawful_basis: "eu-gdpr:A6-1-a"
            channel: email
            primary: true
            consent:
              types: ["dpv:ExpressedConsent"]
              max_age: P1M
              confirmed: true
              notice: {id: news, min_version: 2}
              names_recipient: true
          texts:
            term: "dpv:DirectMarketing"
            lawful_basis: "eu-gdpr:A6-1-a"
            channel: sms
            consent:
              types: ["dpv:ImpliedConsent", "dpv:ExpressedConsent"]
              max_age: PT36H
              confirmed: false
              notice: {id: texts, min_version: 1}
              names_recipient: false
          service:
            term: "dpv:FulfilmentOfContractualObligation"
            lawful_basis: "eu-gdpr:A6-1-b"
            channel: email
            requires: {field: contract_active, op: eq, value: true}
        conditions:
          - {id: region, field: country, op: in, value: [DE, "NO", Liechtenstein]}
          - {id: tier, field: loyalty_tier, op: not_in, value: [blocked]}
          - {id: reachable, field: language, op: present}
          - id: grown
            any:
              - {field: birth_date, op: age_at_least, value: 18}
              - {field: guardian_consent, op: eq, value: true}
              - {field: birth_date, op: before, value: "1990-03-01"}
          - id: born
            any:
              - {field: birth_date, op: after, value: "1930-01-01"}
              - {field: city, op: eq, value: Oslo}
        suppression: [global, connection]
        fields:
          EMAIL: {from: email, category: "pd:EmailAddress", for: news, required: true, do: allow}
          FNAME: {from: first_name, category: "pd:Name", for: news, do: truncate, keep: 2, suffix: "."}
          LNAME: {from: last_name, category: "pd:Name", for: news, do: drop}
          SMS: {from: phone, category: "pd:TelephoneNumber", for: texts, do: mask, keep_last: 3}
          EXT_ID: {from: customer_id, category: "dpv:PseudonymisedData", for: service, do: hmac, key: ids}
          BAND: {from: birth_date, category: "pd:AgeRange", for: service, do: generalise, bands: [18, 30]}
          SOURCE: {category: "pd:Name", for: texts, do: constant, value: gate}
          CITY: {from: city, category: "pd:Country", for: service, required: true, do: allow}
          TOKEN: {from: customer_id, category: "dpv:PseudonymisedData", for: service, do: tokenise, key: ids}
        prohibit: ["pd:Financial"]
        limits: {max_rows: 100, max_blocked_share: 1, max_change_vs_last_run: 0.5}
        retention: {at_recipient: P1Y, then: delete, withdraw_within: PT24H}
        tests:
          - name: "nobody asked"
            now: "2026-06-01T00:00:00Z"
            profile: {email: "a@example.com"}
            consent: []
            expect: {decision: deny, reason: condition.region}

        """

    static func document() throws -> PolicyDocument {
        try PolicyDocument(parsing: Array(text.utf8), file: "wide.yaml")
    }

    /// The same with one piece of text in another's place, which must be there.
    static func replacing(_ old: String, by new: String) throws -> String {
        guard let range = text.range(of: old) else { throw Missing(text: old) }
        return text.replacingCharacters(in: range, with: new)
    }

    struct Missing: Error { let text: String }
}
