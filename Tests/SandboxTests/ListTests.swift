// Lists and their members.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import sendinblue_sandbox

/// Lists and their members.
struct ListTests {
    private func filled() async throws -> SandboxUnderTest {
        let double = try SandboxUnderTest { $0.lists = [(12, "Newsletter"), (20, "Other")] }
        _ = await double.importRows(
            #"[{"email":"a@example.com"},{"email":"b@example.com"},{"email":"c@example.com"}]"#)
        return double
    }

    @Test func `members are paged from the newest`() async throws {
        let double = try await filled()
        let answer = await double.ask("GET", "/contacts/lists/12/contacts?limit=2").value
        #expect(answer["count"] == 3)
        #expect(
            answer["contacts"]?.arrayValue?.map { $0["email"] } == [
                "c@example.com", "b@example.com",
            ])
    }

    @Test(arguments: [
        "/contacts/lists?limit=51", "/contacts/lists/12/contacts?limit=501",
        "/contacts?limit=1001", "/processes?limit=51", "/contacts?limit=-1", "/contacts?sort=up",
        "/contacts?modifiedSince=yesterday", "/contacts?listIds=x",
    ])
    func `a page beyond the limits is refused`(path: String) async throws {
        #expect(await (try SandboxUnderTest()).ask("GET", path).status == 400)
    }

    @Test func `only what changed since is shown`() async throws {
        let double = try await filled()
        double.advance(seconds: 60)
        _ = await double.importRows(#"[{"email":"b@example.com"}]"#)
        let since = "2025-11-24T16:00:30.000Z"
        let answer = await double.ask("GET", "/contacts/lists/12/contacts?modifiedSince=\(since)")
        #expect(answer.value["count"] == 1)
    }

    @Test func `adding in part is 201 with both halves`() async throws {
        let double = try await filled()
        let answer = await double.ask(
            "POST", "/contacts/lists/20/contacts/add",
            #"{"emails":["a@example.com","B@example.com","nobody@example.com"]}"#)
        #expect(answer.status == 201)
        #expect(
            answer.value == [
                "contacts": [
                    "success": ["a@example.com"],
                    "failure": ["B@example.com", "nobody@example.com"],
                ]
            ])
    }

    @Test func `adding nobody is refused`() async throws {
        let answer = await (try await filled()).ask(
            "POST", "/contacts/lists/20/contacts/add", #"{"emails":["A@example.com"]}"#)
        #expect(answer.status == 400)
        #expect(answer.code == "invalid_parameter")
        #expect(answer.message == "Contact already in list and/or does not exist")
    }

    @Test func `removing with a capital letter removes nobody`() async throws {
        let double = try await filled()
        let answer = await double.ask(
            "POST", "/contacts/lists/12/contacts/remove", #"{"emails":["A@example.com"]}"#)
        #expect(answer.status == 400)
        #expect(answer.message == "Contact already removed from list and/or does not exist")
        #expect(await double.ask("GET", "/contacts/lists/12").value["uniqueSubscribers"] == 3)
    }

    @Test func `who is removed is gone from the list and still a contact`() async throws {
        let double = try await filled()
        let answer = await double.ask(
            "POST", "/contacts/lists/12/contacts/remove", #"{"ids":[1]}"#)
        #expect(answer.value == ["contacts": ["success": [1], "failure": []]])
        #expect(await double.ask("GET", "/contacts/lists/12").value["uniqueSubscribers"] == 2)
        #expect(await double.ask("GET", "/contacts/a@example.com").value["listIds"] == [])
    }

    @Test(arguments: [
        #"{}"#, #"{"emails":[]}"#, #"{"emails":["a@example.com"],"ids":[1]}"#,
        #"{"emails":["not an address"]}"#, #"{"ids":["1"]}"#,
    ])
    func `a wrong list change is refused`(body: String) async throws {
        let answer = await (try await filled()).ask(
            "POST", "/contacts/lists/20/contacts/add", body)
        #expect(answer.status == 400)
    }

    @Test func `more than 150 entries are refused`() async throws {
        let ids = (1...151).map(String.init).joined(separator: ",")
        let answer = await (try await filled()).ask(
            "POST", "/contacts/lists/20/contacts/add", "{\"ids\":[\(ids)]}")
        #expect(answer.message == "ids should hold 1 to 150 entries")
    }

    @Test func `all can be removed at once`() async throws {
        let double = try await filled()
        let answer = await double.ask(
            "POST", "/contacts/lists/12/contacts/remove", #"{"all":true}"#)
        #expect(answer.value["contacts"] == ["processId": 79, "total": 3])
        #expect(await double.ask("GET", "/contacts/lists/12").value["uniqueSubscribers"] == 0)
    }

    @Test func `an unknown list is 404`() async throws {
        let answer = await (try SandboxUnderTest()).ask("GET", "/contacts/lists/99/contacts")
        #expect(answer.status == 404)
        #expect(answer.message == "List ID not found")
    }

    @Test func `a list needs a name and a folder that exists`() async throws {
        let double = try SandboxUnderTest()
        let path = "/contacts/lists"
        #expect(await double.ask("POST", path, #"{"folderId":1}"#).code == "missing_parameter")
        #expect(await double.ask("POST", path, #"{"name":"A"}"#).code == "missing_parameter")
        let answer = await double.ask("POST", path, #"{"name":"A","folderId":9}"#)
        #expect(answer.message == "Folder ID does not exist")
        let made = await double.ask("POST", path, #"{"name":"A","folderId":1}"#)
        #expect(made.status == 201)
        #expect(made.value == ["id": 13])
    }
}
