// One record of every kind.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Cryptography
import Domain
import Gateway
import Segments

/// One record of every kind, with every optional part filled in unless a test asks otherwise.
enum Samples {
    static let instant = Instant(microseconds: 1_790_000_000_123_456)

    static func identifier<Noun>(_ number: UInt8 = 1) throws -> Identifier<Noun> {
        try present(Identifier(at: instant, random: (0..<10).map { number &* 16 &+ $0 }))
    }

    static func present<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Absent() }
        return value
    }

    struct Absent: Error {}

    static func box(_ byte: UInt8) throws -> SealedBox {
        try present(SealedBox(bytes: [UInt8](repeating: byte, count: 60)))
    }

    static func home() -> HomeRecord {
        HomeRecord(origin: "exeat.company.example/main", createdAt: instant)
    }

    static func key(version: Int = 1) throws -> SealedKey {
        SealedKey(
            name: try Name("subject-tag"), version: version, createdAt: instant,
            box: try box(UInt8(version)))
    }

    static func block(_ block: Int = 0, byte: UInt8 = 9) throws -> SegmentBlockImage {
        SegmentBlockImage(
            transfer: try identifier(), block: block, bytes: [UInt8](repeating: byte, count: 124))
    }

    static func logKey(_ name: String = "a", from size: UInt64 = 0) -> LogKeyRecord {
        LogKeyRecord(vkey: "company.example/\(name)+00000000+AQ==", from: size)
    }

    static func enrolment(_ name: String = "officer-one") throws -> Enrolment {
        Enrolment(
            name: try Name(name), role: .officer, account: .max, enrolledAt: instant,
            disabledAt: nil)
    }

    static func connection() throws -> ConnectionRecord {
        ConnectionRecord(
            name: try Name("newsletter"), displayName: "Newsletter “ü/”", kind: "sendinblue",
            address: "https://api.example.com/v3",
            addedBy: try Name("admin"), addedAt: instant, pollSeconds: 0.25)
    }

    static func credential(version: Int = 1) throws -> SealedCredential {
        SealedCredential(
            connection: try Name("newsletter"), version: version, sealedAt: instant,
            wrappedKey: try box(7), box: try box(UInt8(version)))
    }

    static func agreement(_ number: UInt8 = 1) throws -> Agreement {
        Agreement(
            identifier: try identifier(number), connection: try Name("newsletter"),
            text: "privacy-compliance", version: Int(number), language: "en",
            textDigest: Digest<AgreementText>.zero.hexadecimal, statement: "I agree",
            agreedBy: try Name("admin"), agreedAt: instant, validUntil: .distantFuture,
            revokedAt: instant,
            scope: AgreementScope(
                purposes: ["newsletter"], categories: ["pd:EmailAddress"],
                recipients: ["Recipient of company.example"]),
            needsSecond: true, secondedBy: try Name("second"), secondedAt: instant,
            follows: try identifier(8))
    }

    static func segment(_ name: String = "customers") throws -> SegmentRecord {
        SegmentRecord(
            name: try Name(name),
            source: SourceDescription(format: .customerInsights, path: "/data", entity: "people"),
            addedBy: try Name("admin"), addedAt: instant)
    }

    static func export(_ name: String = "weekly") throws -> ExportRecord {
        ExportRecord(
            name: try Name(name), connection: try Name("newsletter"),
            segments: [try Name("customers"), try Name("guests")], policy: "newsletter", list: 42,
            matching: ["email": "EmailAddress", "first_name": "First"], batchPeople: 500,
            addedBy: try Name("admin"), addedAt: instant)
    }

    static func policy(version: Int = 1, byte: UInt8 = 1) throws -> PolicyRecord {
        PolicyRecord(
            identifier: "newsletter", version: version,
            digest: try present(Digest(bytes: [UInt8](repeating: byte, count: 32))),
            source: [0x00, 0xFF, byte], activatedBy: try Name("admin"), activatedAt: instant,
            activeFrom: instant.advanced(bySeconds: 86_400), isGuardRail: true, entry: 17)
    }

    static func totals() -> DecisionTotals {
        var totals = DecisionTotals()
        totals.read = 3
        totals.released = 1
        totals.withheld = ["consent.withdrawn": 2]
        totals.failedChecks = ["consent.withdrawn": 2, "field.type": 1]
        totals.fields = ["EMAIL": 1]
        return totals
    }

    static func plan() throws -> PlanRecord {
        PlanRecord(
            identifier: try identifier(), export: try Name("weekly"), policy: "aa",
            guardRails: ["ee", "ff"], destination: "newsletter, list 42", consentUpTo: 9,
            consentDigest: "bb", sources: ["cc", "dd"], totals: totals(),
            plannedBy: try Name("admin"), plannedAt: instant)
    }

    static func transfer(
        _ number: UInt8 = 1, state: TransferState = .cleared, reason: ReasonCode? = nil
    ) throws -> TransferRecord {
        TransferRecord(
            identifier: try identifier(number), export: try Name("weekly"),
            connection: try Name("newsletter"), runBy: try Name("admin"), decidedAt: instant,
            state: state, reason: reason, policy: "newsletter", policyVersion: 1,
            policyDigest: "aa", consentUpTo: 9, recipient: "Recipient of company.example",
            totals: totals(), subjectRoot: Digest<SubjectPayload>.zero.hexadecimal,
            guardRails: ["ee", "ff"], approval: try identifier(7))
    }

    static func delivery(
        _ batch: Int = 0, of transfer: UInt8 = 1, state: DeliveryRecord.State = .started,
        reason: ReasonCode? = nil, process: Int64? = nil
    ) throws -> DeliveryRecord {
        DeliveryRecord(
            transfer: try identifier(transfer), batch: batch, people: 500,
            body: Digest<RequestBody>.zero.hexadecimal, startedAt: instant, state: state,
            reason: reason, process: process)
    }
}
