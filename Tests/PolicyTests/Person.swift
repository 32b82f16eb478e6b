// A person to be decided, for tests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain

@testable import Policy

/// A person to be decided under the wide policy: everything holds unless a test changes it.
struct Person {
    static let now = Instant(seconds: 1_780_272_000)  // 2026-06-01T00:00:00Z
    static let columns = [
        "customer_id", "email", "first_name", "last_name", "phone", "country", "language", "city",
        "loyalty_tier", "birth_date", "contract_active", "guardian_consent",
    ]

    var profile: [String: String] = [
        "customer_id": "C-1", "email": "a@example.com", "first_name": "Given",
        "last_name": "Family", "phone": "+4912345", "country": "DE", "language": "de",
        "city": "Oslo", "loyalty_tier": "gold", "birth_date": "1990-05-01",
        "contract_active": "true", "guardian_consent": "false",
    ]
    var news = Person.given(.expressed, isConfirmed: true, terms: 1)
    var texts = Person.given(.implied, isConfirmed: false, terms: 2)
    var suppression: Suppression = []

    static func given(
        _ type: ConsentType, isConfirmed: Bool, terms: UInt32, state: ConsentState = .given,
        hoursAgo: Int64 = 24, expiresAt: Instant = .distantFuture
    ) -> ConsentStanding {
        ConsentStanding(
            state: state, type: type, isConfirmed: isConfirmed,
            expressedAt: now.advanced(bySeconds: -hoursAgo * 3600), expiresAt: expiresAt,
            terms: terms, event: 9)
    }

    /// 1 and 2 are right for `news` and `texts`; the others are each wrong in one way.
    static func terms() throws -> [UInt32: ConsentTerms] {
        let (news, texts) = (try Name<Purpose>("news"), try Name<Purpose>("texts"))
        func told(
            _ purpose: Name<Purpose>, _ channel: Channel, _ notice: String, _ version: Int,
            _ recipients: [String]
        ) -> ConsentTerms {
            ConsentTerms(
                purpose: purpose, channel: channel, notice: notice, noticeVersion: version,
                recipients: recipients)
        }
        return [
            1: told(news, .email, "news", 2, ["sendinblue"]),
            2: told(texts, .sms, "texts", 1, []),
            3: told(news, .email, "news", 1, ["sendinblue"]),
            4: told(news, .email, "other", 9, ["sendinblue"]),
            5: told(news, .email, "news", 3, ["other-provider"]),
            6: told(news, .sms, "news", 3, ["sendinblue"]),
            7: told(texts, .email, "news", 3, ["sendinblue"]),
        ]
    }

    static func engine(
        _ policy: CompiledPolicy? = nil, leavingOut: Set<String> = []
    ) throws -> PolicyEngine {
        var columns: [SourceField: Int] = [:]
        for (index, name) in Self.columns.enumerated() where !leavingOut.contains(name) {
            columns[try SourceField(name)] = index
        }
        return try PolicyEngine(
            policy: policy ?? WidePolicy.document().compiled(), columns: columns, terms: terms(),
            keys: [NamedKey(name: "ids", secret: SecretBytes(copying: [1, 2, 3]))], now: now)
    }

    var batch: ProfileBatch {
        var batch = ProfileBatch(columnCount: Self.columns.count)
        batch.begin(atRow: 0)
        append(to: &batch)
        return batch
    }

    func append(to batch: inout ProfileBatch) {
        for name in Self.columns {
            for byte in (profile[name] ?? "").utf8 { batch.append(byte) }
            batch.endField()
        }
    }

    var facts: SubjectFacts {
        var facts = SubjectFacts(purposeCount: 3)
        facts.suppression = suppression
        facts.standings[0] = news
        facts.standings[1] = texts
        return facts
    }

    /// The same for the purposes of any policy, by their names.
    func facts(for policy: CompiledPolicy) -> SubjectFacts {
        var facts = SubjectFacts(purposeCount: policy.purposes.count)
        facts.suppression = suppression
        for (index, purpose) in policy.purposes.enumerated() {
            facts.standings[index] = standing(for: purpose)
        }
        return facts
    }

    func standing(for purpose: PolicyPurpose) -> ConsentStanding {
        switch purpose.name.text {
        case "news": news
        case "texts": texts
        default: .unknown
        }
    }

    /// Fields that have a value.
    var values: [String: String] { profile.filter { !$0.value.isEmpty } }
}
