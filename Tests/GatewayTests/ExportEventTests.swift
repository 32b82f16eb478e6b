// The tests of entries as events of OCSF.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Testing
import TransparencyLog

@testable import Gateway

struct ExportEventTests {
    /// A log with an entry of every type and outcome, and its events.
    private func events() async throws -> (entries: [Entry], events: [CanonicalJSON]) {
        let home = try await TestHome.founded()
        let transfer = try #require(Identifier<Transfer>("01ARZ3NDEKTSV4RRFFQ69G5FAV"))
        for type in EntryType.allCases {
            for outcome in EntryOutcome.allCases {
                try await home.log.append([
                    EntryDraft(
                        type, outcome, by: home.caller().actor,
                        on: ("thing", "name@2"), transfer: transfer, cause: 0,
                        reason: outcome == .denied ? .actorRole : nil,
                        details: ["verdict": outcome == .partial ? "findings" : "accepted"])
                ])
            }
        }
        try await home.log.append([
            EntryDraft(
                .subjectSearched, .information,
                by: EntryActor(
                    principal: nil, role: nil, account: 4711, door: "recovery", process: 7),
                on: ("consents", "one"))
        ])
        try await home.export(.ocsf)
        let lines = try home.bytes(of: "export").split(separator: 0x0A)
        let entries = try home.entries().dropLast()
        try #require(lines.count == entries.count)
        return (Array(entries), try lines.map { try CanonicalJSON(canonical: Array($0)) })
    }

    private func names(of value: CanonicalJSON?) -> Set<String> {
        guard case .object(let members)? = value else { return [] }
        return Set(members.keys)
    }

    @Test func `every event has what its class asks for, and nothing that it does not know`()
        async throws
    {
        let found = try await events()
        for event in found.events {
            let number = try #require(event["class_uid"]?.integerValue)
            let asked = try #require(OCSFSchema.classes[number])
            let required = OCSFSchema.required.union(asked.required)
            let known = required.union(OCSFSchema.optional).union(asked.optional)
            let names = names(of: event)
            #expect(required.isSubset(of: names), "\(number): \(required.subtracting(names))")
            #expect(names.isSubset(of: known), "\(number): \(names.subtracting(known))")
            #expect(event["actor"] != nil && event["unmapped"] != nil)
        }
    }

    @Test func `every number is the schema's, with its caption`() async throws {
        let found = try await events()
        for event in found.events {
            let number = try #require(event["class_uid"]?.integerValue)
            let asked = try #require(OCSFSchema.classes[number])
            let activity = try #require(event["activity_id"]?.integerValue)
            #expect(event["class_name"] == .string(asked.name))
            #expect(
                event["category_uid"] == .integer(asked.category) && number / 1000 == asked.category
            )
            #expect(
                event["category_name"] == OCSFSchema.categories[asked.category].map { .string($0) })
            #expect(event["type_uid"] == .integer(number * 100 + activity))
            #expect(OCSFSchema.fits(event, "activity_id", "activity_name", asked.activities))
            #expect(OCSFSchema.fits(event, "severity_id", "severity", OCSFSchema.severities))
            #expect(OCSFSchema.fits(event, "action_id", "action", OCSFSchema.actions))
            #expect(
                OCSFSchema.fits(event, "disposition_id", "disposition", OCSFSchema.dispositions))
            let statuses: [Int64: String] =
                asked.category == 2
                ? [1: "New", 4: "Resolved"] : [1: "Success", 2: "Failure"]
            #expect(OCSFSchema.fits(event, "status_id", "status", statuses))
        }
    }

    @Test func `every object has at least one of what the schema asks for`() async throws {
        let found = try await events()
        for event in found.events {
            #expect(event["metadata"]?["version"] == "1.8.0")
            #expect(event["metadata"]?["product"]?["version"] == "1.0.0")
            #expect(event["metadata"]?["profiles"] == ["host", "security_control"])
            #expect(event["actor"]?["user"]?["uid"]?.stringValue?.isEmpty == false)
            switch event["class_uid"] {
            case 2003:
                #expect(event["finding_info"]?["uid"]?.stringValue?.isEmpty == false)
                #expect([1, 3].contains(event["compliance"]?["status_id"]?.integerValue))
            case 3001: #expect(event["user"]?["name"] != nil)
            case 3004:
                #expect(event["entity"]?["name"] != nil && event["entity"]?["type_id"] != nil)
            case 6002: #expect(event["app"]?["name"] == "Exeat")
            default:
                #expect(event["api"]?["operation"]?.stringValue?.isEmpty == false)
                #expect(event["src_endpoint"]?["name"] == .string(TestHome.origin))
            }
        }
    }

    @Test func `an event names the native entry, its digest and its leaf, and leaves nothing out`()
        async throws
    {
        let found = try await events()
        for (entry, event) in zip(found.entries, found.events) {
            let body = entry.members.bytes
            let digest = SHA256.digest(of: body, as: SourceFile.self).hexadecimal
            #expect(event["metadata"]?["uid"] == .string("\(entry.identifier)"))
            #expect(event["metadata"]?["sequence"] == .integer(Int64(entry.index)))
            #expect(event["metadata"]?["event_code"] == entry.members["code"])
            #expect(event["metadata"]?["correlation_uid"] == entry.members["transfer"])
            #expect(event["metadata"]?["original_time"] == entry.members["time"])
            #expect(event["time"] == .integer(entry.time.microseconds / 1000))
            #expect(event["status_code"] == entry.members["reason"])
            #expect(event["raw_data_hash"]?["value"] == .string(digest))
            #expect(event["raw_data_size"] == .integer(Int64(body.count)))
            let unmapped = event["unmapped"]
            #expect(unmapped?["leaf"] == .string(TreeHash.leaf(of: body).hexadecimal))
            #expect(unmapped?["mapping"] == "exeat.ocsf/1")
            #expect(unmapped?["type"] == .string(entry.type.rawValue))
            #expect(unmapped?["data"] == entry.members["data"])
            #expect(unmapped?["resource"] == entry.members["resource"])
            #expect(unmapped?["cause"] == entry.members["cause"])
        }
    }

    @Test(
        arguments: [
            (EntryType.transferDecided, 6003), (.transferRefused, 6003), (.deliveryStarted, 6003),
            (.deliveryUncertain, 6003), (.consentRecorded, 3004), (.consentWithdrawn, 3004),
            (.policyActivated, 3004), (.connectionAdded, 3004), (.keyRotated, 3004),
            (.secretUnsealed, 3004), (.principalAdded, 3001), (.principalDisabled, 3001),
            (.logCreated, 6002), (.configChanged, 6002), (.reviewSigned, 2003),
            (.auditExported, 6003), (.accessDenied, 6003), (.subjectErased, 6003),
        ] as [(EntryType, Int64)])
    func `a type of entry is in its class`(type: EntryType, expected: Int64) {
        #expect(OCSFActivity(type).eventClass.rawValue == expected)
    }

    @Test func `the classes are those of the table`() {
        #expect(Set(OCSFClass.allCases.map(\.rawValue)) == Set(OCSFSchema.classes.keys))
    }

    @Test(
        arguments: [
            (EntryType.transferDecided, EntryOutcome.allowed, 1, 1), (.accessDenied, .denied, 2, 2),
            (.connectionAgreed, .allowed, 1, 8), (.connectionSeconded, .allowed, 1, 8),
            (.connectionRevoked, .allowed, 2, 24),
            (.deliveryFailed, .error, 3, 27), (.transferExplained, .information, 3, 17),
            (.transferFinished, .partial, 4, 99),
        ] as [(EntryType, EntryOutcome, Int64, Int64)])
    func `what the control did is said as the profile says it`(
        type: EntryType, outcome: EntryOutcome, action: Int64, disposition: Int64
    ) async throws {
        let found = try await events()
        let place = try #require(
            found.entries.lastIndex { $0.type == type && $0.outcome == outcome })
        #expect(found.events[place]["action_id"] == .integer(action))
        #expect(found.events[place]["disposition_id"] == .integer(disposition))
    }
}
