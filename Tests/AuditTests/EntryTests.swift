// The bytes of entries.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Audit

struct EntryTests {
    private static let golden = #"""
        {"actor":{"account":1000,"principal":"olga","role":"officer"},"cause":3,"code":"DLFAIE",\#
        "data":{"batch":0,"polls":2},"id":"01HF7YAT00040G2081040G2081","origin":{"process":4242,\#
        "via":"cli"},"outcome":"error","reason":"provider.rejected","resource":{"id":"batch/0",\#
        "kind":"delivery"},"seq":4,"software":"exeat 1.0.0","time":"2023-11-14T22:13:20.000007Z",\#
        "transfer":"01HF7YAT00081040G2081040G2","type":"delivery.failed","v":1}
        """#

    private func body(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func `a draft has exactly these bytes`() throws {
        let draft = EntryDraft(
            .deliveryFailed, .error, by: Sample.actor, on: ("delivery", "batch/0"),
            transfer: try Sample.identifier(2), cause: 3, reason: .providerRejected,
            details: ["polls": 2, "batch": 0])
        let bytes = draft.body(
            at: 4, time: Instant(microseconds: Sample.start.microseconds + 7),
            identifier: try Sample.identifier(1), software: "exeat 1.0.0")
        #expect(String(decoding: bytes, as: UTF8.self) == Self.golden)
    }

    @Test func `an entry is read as it was written`() throws {
        let entry = try Entry(body(Self.golden), at: 4)
        #expect(entry.type == .deliveryFailed)
        #expect(entry.outcome == .error)
        #expect(entry.cause == 3)
        #expect(try entry.transfer == Sample.identifier(2))
        #expect(try entry.identifier == Sample.identifier(1))
        #expect(entry.time.microseconds == Sample.start.microseconds + 7)
        #expect(entry.detail("polls") == 2)
    }

    /// A change of the golden entry, and the member that is named for it.
    private static let changes: [(String, String, String)] = [
        (#""v":1"#, #""v":2"#, "v"),
        (#""seq":4"#, #""seq":5"#, "seq"),
        (#""id":"01HF7YAT00040G2081040G2081""#, #""id":"01hf7yat00040g2081040g2081""#, "id"),
        (#""code":"DLFAIE""#, #""code":"DLFAIA""#, "code"),
        (#""outcome":"error""#, #""outcome":"fine""#, "outcome"),
        (#""type":"delivery.failed""#, #""type":"delivery.lost""#, "type"),
        (".000007Z", ".000007+00:00", "time"),
        (".000007Z", ".00000700Z", "time"),
        (#""cause":3"#, #""cause":4"#, "cause"),
        (#""cause":3"#, #""cause":-1"#, "cause"),
        (#""transfer":"01HF7YAT00081040G2081040G2""#, #""transfer":"x""#, "transfer"),
        (#""reason":"provider.rejected""#, #""reason":"Because""#, "reason"),
        (#""account":1000"#, #""account":-1"#, "actor"),
        (#""principal":"olga""#, #""principal":"Olga""#, "actor"),
        (#""role":"officer""#, #""role":"owner""#, "actor"),
        (#""role":"officer"}"#, #""role":"officer","shoe":44}"#, "actor"),
        (#""process":4242"#, #""process":"4242""#, "origin"),
        (#""via":"cli""#, #""via":"""#, "origin"),
        (#""software":"exeat 1.0.0""#, #""software":null"#, "software"),
        (#"{"id":"batch/0",""#, #"{""#, "resource"),
        (#""data":{"batch":0,"polls":2}"#, #""data":[]"#, "data"),
        (#","v":1}"#, #","v":1,"w":1}"#, "w"),
        (#""seq":4,"#, "", "seq"),
    ]

    @Test(arguments: changes.indices)
    func `a member that cannot be is named`(number: Int) throws {
        let (old, new, name) = Self.changes[number]
        let text = Self.golden.replacing(old, with: new)
        try #require(text != Self.golden)
        #expect(throws: EntryError.member(name)) { try Entry(body(text), at: 4) }
    }

    @Test(arguments: [
        (#""polls":2"#, #""polls":2.5"#), (#""polls":2"#, #""polls":100000000000000000000"#),
        (#""polls":2"#, #""p lls":2"#), (#""polls":2"#, #""pölls":2"#),
        (#""batch":0,"polls":2"#, #""polls":2,"batch":0"#), (#""polls":2"#, #""polls": 2"#),
        (#""polls":2"#, #""batch":2"#), (#"cli"#, #"\u0063li"#),
    ])
    func `bytes that are not the one spelling of an entry are refused`(
        old: String, new: String
    ) throws {
        let text = Self.golden.replacing(old, with: new)
        try #require(text != Self.golden)
        let error = #expect(throws: EntryError.self) { try Entry(body(text), at: 4) }
        guard case .notCanonical? = error else {
            Issue.record("\(String(describing: error)) is another error")
            return
        }
    }

    @Test func `every type has a stem of its own with five letters`() {
        let stems = EntryType.allCases.map(\.stem)
        #expect(Set(stems).count == stems.count)
        #expect(
            stems.allSatisfy { $0.utf8.count == 5 && $0.utf8.allSatisfy { (65...90).contains($0) } }
        )
    }
}
