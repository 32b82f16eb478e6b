// What the gateway answers in these tests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the gateway answers in these tests, as JSON.
enum Script {
    static let transferIdentifier = "01K40000000000000000000000"

    static func verified(size: Int, unfinished: Int = 0) -> String {
        """
        {"origin": "example.com/exeat", "size": \(size), "root": "aa", "segments": 0,
         "shortForm": "example.com/exeat \(size) 0123456789abcdef", "unfinished": \(unfinished),
         "findings": []}
        """
    }

    static func status(
        entries: Int = 18, connections: Int = 1, cannotSend: [String: String] = [:],
        policies: [String] = ["newsletter@3"], uncertain: String = "[]"
    ) -> String {
        """
        {"origin": "example.com/exeat", "entries": \(entries), "root": "aa", "principals": 2,
         "connections": \(connections), "segments": 3, "exports": 4, "transfers": 1234567,
         "consentEvents": 5, "policies": \(json(policies)), "uncertain": \(uncertain),
         "cannotSend": \(json(cannotSend)), "duties": {"open": 0, "overdue": 0},
         "suspended": []}
        """
    }

    static func transfer(
        state: String = "delivered", recipient: String = "Recipient of company.example",
        withheld: [String: Int] = ["consent.withdrawn": 2], fields: [String: Int] = ["EMAIL": 1],
        policy: String = "newsletter"
    ) -> String {
        """
        {"identifier": "\(transferIdentifier)", "export": "weekly", "connection": "brevo",
         "runBy": "olga", "decidedAt": "2026-11-23T06:58:12Z", "state": "\(state)",
         "policy": \(json(policy)), "policyVersion": 3, "policyDigest": "bb", "consentUpTo": 9,
         "recipient": \(json(recipient)), "subjectRoot": "cc",
         "guardRails": [],
         "totals": {"read": 3, "released": 1, "withheld": \(json(withheld)), "failedChecks": {},
                    "fields": \(json(fields))}}
        """
    }

    static func batch(state: String = "uncertain") -> String {
        """
        {"transfer": "\(transferIdentifier)", "batch": 0, "people": 500, "body": "dd",
         "startedAt": "2026-11-23T06:58:13Z", "state": "\(state)",
         "reason": "provider.uncertain", "process": 78}
        """
    }

    static func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
}
