// The JSON Schema beside the policies.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Policy

/// The JSON Schema beside the policies knows the keys that the reader knows.
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
}
