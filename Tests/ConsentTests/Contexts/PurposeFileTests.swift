// Purposes as files define them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Foundation
import Testing

struct PurposeFileTests {
    /// The repository's own definitions.
    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "../../../policies/consents")
        .standardizedFileURL

    private static func text(_ name: String = "newsletter") throws -> String {
        try String(contentsOf: folder.appending(path: "\(name).purpose.json"), encoding: .utf8)
    }

    private static func members() throws -> [String: CanonicalJSON] {
        guard case .object(let members) = try CanonicalJSON(parsing: Array(text().utf8)) else {
            return [:]
        }
        return members
    }

    /// The member that a file is refused for.
    private func refused(_ members: [String: CanonicalJSON]) -> String? {
        do throws(PurposeFileError) {
            _ = try PurposeDefinition(parsing: CanonicalJSON.object(members).bytes)
            return nil
        } catch { return error.member }
    }

    /// The file with another value for a member, which a path of names and places leads to.
    private func changed(_ path: [String], to value: CanonicalJSON?) throws
        -> [String: CanonicalJSON]
    {
        guard
            case .object(let members) = Self.replace(.object(try Self.members()), path[...], value)
        else { return [:] }
        return members
    }

    private static func replace(
        _ json: CanonicalJSON, _ path: ArraySlice<String>, _ value: CanonicalJSON?
    ) -> CanonicalJSON {
        guard let step = path.first else { return value ?? json }
        switch json {
        case .object(var members):
            members[step] =
                path.count == 1
                ? value : replace(members[step] ?? .null, path.dropFirst(), value)
            return .object(members)
        case .array(var values):
            guard let place = Int(step), values.indices.contains(place) else { return json }
            values[place] = replace(values[place], path.dropFirst(), value)
            return .array(values)
        default: return json
        }
    }

    @Test(arguments: ["newsletter", "sms_offers", "order_notices", "promotions"])
    func `every purpose of the repository is one`(name: String) throws {
        let definition = try PurposeDefinition(parsing: Array(Self.text(name).utf8))
        #expect(definition.name.text == name)
        #expect(definition.version == 1)
    }

    @Test func `what is read is what stands in the file`() throws {
        let definition = try PurposeDefinition(parsing: Array(Self.text().utf8))
        var expected = try Self.members()
        expected["exeat"] = nil
        guard case .object(var controller)? = expected["controller"],
            case .object(let canonical) = definition.canonical
        else {
            Issue.record("no objects")
            return
        }
        controller["id"] = ""
        expected["controller"] = .object(controller)
        for (name, value) in canonical where expected[name]?.arrayValue == nil {
            #expect(expected[name] == value, "\(name)")
        }
        #expect(
            canonical["rights"]?.arrayValue?.compactMap(\.stringValue)
                == expected["rights"]?.arrayValue?.compactMap(\.stringValue).sorted())
    }

    @Test func `without any one of its members a file is refused, which is named`() throws {
        let whole = try Self.members()
        #expect(whole.count == 14)
        for name in whole.keys {
            var members = whole
            members[name] = nil
            #expect(refused(members) == name)
        }
        #expect(refused(try changed(["controller", "role"], to: nil)) == "controller.role")
        #expect(refused(try changed(["withdrawal", "url"], to: nil)) == "withdrawal.url")
        #expect(
            refused(try changed(["recipients", "0", "id"], to: nil)) == "recipients[0].id")
    }

    @Test func `a member that nobody asked for is refused`() throws {
        #expect(refused(try changed(["colour"], to: "red")) == "colour")
        #expect(refused(try changed(["controller", "id"], to: "x")) == "controller.id")
        #expect(refused(try changed(["recipients", "0", "fax"], to: "x")) == "recipients[0].fax")
    }

    @Test(arguments: [
        ("term", "xyz:DirectMarketing"), ("term", "DirectMarketing"), ("term", "dpv:"),
        ("term", "dpv:Direct Marketing"), ("term", "x-:Local"), ("lawful_basis", "gdpr:A6"),
        ("retention", "24 months"), ("name", "News Letter"), ("exeat", "consent-purpose/2"),
        ("term", ""),
    ])
    func `a value that cannot be is refused`(name: String, value: String) throws {
        #expect(refused(try changed([name], to: .string(value))) == name)
    }

    @Test(arguments: [CanonicalJSON.integer(0), .integer(-1), .string("1"), .number(1.5), .null])
    func `a version is a whole number from 1`(value: CanonicalJSON) throws {
        #expect(refused(try changed(["version"], to: value)) == "version")
    }

    @Test func `a term of a list is named by its place`() throws {
        #expect(refused(try changed(["categories", "1"], to: "Name")) == "categories[1]")
        #expect(refused(try changed(["categories", "1"], to: "pd:EmailAddress")) == "categories")
        #expect(refused(try changed(["categories"], to: [])) == "categories")
        #expect(refused(try changed(["rights"], to: [])) == nil)
    }

    @Test func `a local term begins with x-`() throws {
        #expect(refused(try changed(["term"], to: "x-id:UU27-2022-20-2-a")) == nil)
    }

    @Test func `a text of more than one line is refused`() throws {
        #expect(
            refused(try changed(["controller", "name"], to: "company\u{0A}.example"))
                == "controller.name")
        let long = String(repeating: "a", count: 513)
        #expect(refused(try changed(["title", "en"], to: .string(long))) == "title.en")
    }

    @Test func `a title has a language, and at least one`() throws {
        #expect(refused(try changed(["title"], to: [:])) == "title")
        #expect(refused(try changed(["title"], to: ["English": "x"])) == "title")
    }

    @Test func `two recipients of one name are refused`() throws {
        let recipients = try #require(Self.members()["recipients"]?.arrayValue)
        let twice = CanonicalJSON.array(recipients + recipients)
        #expect(refused(try changed(["recipients"], to: twice)) == "recipients[1].id")
    }

    @Test func `no value of a file is quoted when it is refused`() throws {
        do throws(PurposeFileError) {
            _ = try PurposeDefinition(
                parsing: CanonicalJSON.object(
                    try changedOrFail(["controller", "role"], to: "someone@example.com")
                ).bytes)
            Issue.record("nothing was thrown")
        } catch { #expect(!"\(error)".contains("someone")) }
    }

    private func changedOrFail(
        _ path: [String], to value: CanonicalJSON
    ) throws(PurposeFileError) -> [String: CanonicalJSON] {
        do { return try changed(path, to: value) } catch { throw PurposeFileError("", "no file") }
    }
}
