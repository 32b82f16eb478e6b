// The JSON Schema beside the policies.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Policy

/// The JSON Schema beside the policies knows what the reader knows.
struct PolicySchemaTests {
    private func schema() throws -> CanonicalJSON {
        let data = try Data(
            contentsOf: PolicyFiles.folder.appending(path: "policy-1.schema.json"))
        return try CanonicalJSON(parsing: Array(data))
    }

    private func names(_ value: CanonicalJSON?) throws -> Set<String> {
        switch try #require(value) {
        case .object(let members): Set(members.keys)
        case .array(let values): Set(values.compactMap(\.stringValue))
        default: []
        }
    }

    @Test func `its keys are the reader's`() throws {
        let schema = try schema()
        #expect(try names(schema["properties"]) == Set(PolicyReader.keys))
        #expect(try names(schema["required"]) == Set(PolicyReader.required))
    }

    @Test func `its profile fields are the gateway's`() throws {
        let fields = try schema()["$defs"]?["sourceField"]?["enum"]
        #expect(try names(fields) == Set(ProfileSchema.names))
    }

    @Test func `its connection types are the gateway's`() throws {
        let types = try schema()["properties"]?["connection"]?["properties"]?["type"]?["enum"]
        #expect(try names(types) == Set(PolicyReader.connectionTypes))
    }

    private func problems(_ source: [UInt8]) throws -> [String] {
        try SchemaChecker(root: schema())
            .problems(StrictReader.read(source).get().canonical)
    }

    @Test(arguments: PolicyFiles.names)
    func `every policy file of the repository keeps to it`(name: String) throws {
        #expect(try problems(PolicyFiles.source(name)) == [])
    }

    @Test func `the policy that uses everything keeps to it`() throws {
        #expect(try problems(Array(WidePolicy.text.utf8)) == [])
    }

    @Test(arguments: [
        ("exeat: policy/1", "exeat: policy/2"), ("id: wide", "id: Wide"),
        ("version: 7", "version: \"7\""), ("title:", "titel:"),
        ("dpo@company.example", "the privacy team"), ("dpv: \"2.3\"", "dpv: \"2.1\""),
        ("x-test: \"local/1\"", "x-: \"local/1\""), ("\"x-test:money\"", "\"x-test:mo ney\""),
        ("type: sendinblue", "type: sendinblu"), ("required: true, max_age", "max_age"),
        ("run: [administrator]", "run: []"), ("rows_over: 10", "rows_over: -1"),
        ("run: [administrator]", "run: [administrator, administrator]"),
        ("  texts:\n", "  te..xts:\n"), ("channel: sms", "channel: fax"),
        ("max_age: P1M", "max_age: 30"), ("names_recipient: true", "names_recipients: true"),
        ("notice: {id: news,", "notice: {id: \"The News\","),
        ("    requires:", "    consent: {}\n    requires:"),
        ("field: country", "field: countri"), ("op: present", "op: matches"),
        ("id: tier, field", "field"), ("[global, connection]", "[global]"),
        ("do: tokenise, key: ids", "do: tokenise"), ("do: tokenise", "do: tokenize"),
        ("do: drop", "do: drop, key: ids"), ("do: drop", "required: true, do: drop"),
        ("do: mask, keep_last: 3", "do: mask, keep_last: 17"), ("  SMS:", "  sms:"),
        ("do: constant, value: gate", "from: city, do: constant, value: gate"),
        ("prohibit: [\"pd:Financial\"]", "prohibit: [\"pd:Financial\", \"pd:Financial\"]"),
        ("max_blocked_share: 1,", "max_blocked_share: 1.5,"), ("then: delete", "then: keep"),
        ("profile: {email:", "profile: {e_mail:"), ("decision: deny", "decision: maybe"),
    ])
    func `what it refuses the reader refuses as well`(old: String, new: String) throws {
        let source = try Array(WidePolicy.replacing(old, by: new).utf8)
        #expect(try problems(source) != [])
        #expect(throws: PolicyLoadError.self) {
            try PolicyDocument(parsing: source, file: "p.yaml")
        }
    }

    @Test func `its actions are the reader's`() throws {
        let choices = try schema()["properties"]?["fields"]?["additionalProperties"]?["oneOf"]
        var actions: Set<String> = []
        for choice in choices?.arrayValue ?? [] {
            let action = choice["properties"]?["do"]
            actions.formUnion((action?["enum"]?.arrayValue ?? []).compactMap(\.stringValue))
            if let word = action?["const"]?.stringValue { actions.insert(word) }
        }
        #expect(actions == Set(PolicyReader.actions))
    }
}
