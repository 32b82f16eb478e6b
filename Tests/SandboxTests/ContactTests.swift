// Single contacts.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import sendinblue_sandbox

/// Single contacts.
struct ContactTests {
    private func withAnna() async throws -> SandboxUnderTest {
        let double = try SandboxUnderTest()
        let answer = await double.ask(
            "POST", "/contacts",
            #"{"email":"Anna@Example.com","ext_id":"a/1","attributes":{"SMS":"+33612345678"}}"#)
        #expect(answer.status == 201)
        #expect(answer.value == ["id": 1])
        return double
    }

    @Test(arguments: [
        "ANNA%40example.com", "anna@example.com?identifierType=email_id", "1",
        "1?identifierType=contact_id", "a%2F1?identifierType=ext_id", "%2B33612345678",
        "33612345678?identifierType=phone_id",
    ])
    func `a contact is found by each of its identifiers`(path: String) async throws {
        let answer = await (try await withAnna()).ask("GET", "/contacts/\(path)")
        #expect(answer.status == 200)
        #expect(answer.value["email"] == "anna@example.com")
        #expect(answer.value["attributes"] == ["EXT_ID": "a/1", "SMS": "33612345678"])
    }

    @Test func `an unknown contact is 404`() async throws {
        let answer = await (try SandboxUnderTest()).ask("GET", "/contacts/nobody@example.com")
        #expect(answer.status == 404)
        #expect(
            answer.value == ["code": "document_not_found", "message": "Contact does not exist"])
    }

    @Test func `a taken address is refused unless an update is asked for`() async throws {
        let double = try await withAnna()
        let answer = await double.ask("POST", "/contacts", #"{"email":"ANNA@example.com"}"#)
        #expect(answer.status == 400)
        #expect(answer.code == "duplicate_parameter")
        #expect(answer.value["metadata"] == ["duplicate_identifiers": ["email"]])
        let update = await double.ask(
            "POST", "/contacts", #"{"email":"ANNA@example.com","updateEnabled":true}"#)
        #expect(update.status == 204)
        #expect(update.reply.body == nil)
    }

    @Test func `a taken phone is named`() async throws {
        let answer = await (try await withAnna()).ask(
            "POST", "/contacts",
            #"{"email":"b@example.com","attributes":{"SMS":"0033612345678"}}"#)
        #expect(answer.value["metadata"] == ["duplicate_identifiers": ["SMS"]])
    }

    @Test func `the code of a duplicate changes by switch`() async throws {
        let double = try SandboxUnderTest { $0.variants.duplicateCode = "invalid_parameter" }
        _ = await double.ask("POST", "/contacts", #"{"email":"a@example.com"}"#)
        let answer = await double.ask("POST", "/contacts", #"{"email":"a@example.com"}"#)
        #expect(answer.code == "invalid_parameter")
    }

    @Test func `without an identifier nothing is made`() async throws {
        let answer = await (try SandboxUnderTest()).ask("POST", "/contacts", #"{"listIds":[12]}"#)
        #expect(answer.status == 400)
        #expect(answer.code == "missing_parameter")
    }

    @Test func `an unknown attribute vanishes, or is refused by switch`() async throws {
        let body = #"{"email":"a@example.com","attributes":{"NOPE":"x"}}"#
        #expect(await (try SandboxUnderTest()).ask("POST", "/contacts", body).status == 201)
        let strict = try SandboxUnderTest { $0.variants.refusesUnknownAttributes = true }
        #expect(await strict.ask("POST", "/contacts", body).status == 400)
    }

    @Test func `lists are joined and left`() async throws {
        let double = try await withAnna()
        let path = "/contacts/anna@example.com"
        #expect(await double.ask("PUT", path, #"{"listIds":[12]}"#).status == 204)
        #expect(await double.ask("GET", path).value["listIds"] == [12])
        #expect(await double.ask("PUT", path, #"{"unlinkListIds":[12]}"#).status == 204)
        #expect(await double.ask("GET", path).value["listIds"] == [])
    }

    @Test func `a changed address lifts the block, which is why nobody should send one`()
        async throws
    {
        let double = try await withAnna()
        _ = await double.ask("PUT", "/contacts/1", #"{"emailBlacklisted":true}"#)
        _ = await double.ask("PUT", "/contacts/1", #"{"attributes":{"EMAIL":"New@example.com"}}"#)
        let contact = await double.ask("GET", "/contacts/new@example.com").value
        #expect(contact["id"] == 1)
        #expect(contact["emailBlacklisted"] == false)
        #expect(await double.ask("GET", "/contacts/anna@example.com").status == 404)
    }

    @Test func `who is deleted is gone, and the number is not given again`() async throws {
        let double = try await withAnna()
        _ = await double.ask("PUT", "/contacts/1", #"{"listIds":[12]}"#)
        let answer = await double.ask("DELETE", "/contacts/ANNA@example.com")
        #expect(answer.status == 204)
        #expect(answer.reply.body == nil)
        #expect(await double.ask("GET", "/contacts/lists/12").value["uniqueSubscribers"] == 0)
        let next = await double.ask(
            "POST", "/contacts", #"{"email":"anna@example.com","ext_id":"a/1"}"#)
        #expect(next.value == ["id": 2])
    }

    @Test func `contacts are filtered by list`() async throws {
        let double = try await withAnna()
        _ = await double.importRows(#"[{"email":"b@example.com"}]"#)
        let answer = await double.ask("GET", "/contacts?listIds=12&listIds=13")
        #expect(answer.value["count"] == 1)
    }

    @Test(arguments: [
        "/contacts/nothing", "/contacts/a?identifierType=email_id",
        "/contacts/a@example.com?identifierType=name",
    ])
    func `what is no identifier is refused`(path: String) async throws {
        #expect(await (try SandboxUnderTest()).ask("GET", path).status == 400)
    }
}
