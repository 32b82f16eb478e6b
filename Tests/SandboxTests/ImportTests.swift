// Imports and their jobs.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import sendinblue_sandbox

/// Imports and their jobs.
struct ImportTests {
    private static let anna = #"[{"email":"Anna@Example.com","attributes":{"FIRSTNAME":"Anna"}}]"#

    @Test func `an import is 202 with the number of its job`() async throws {
        let answer = await (try SandboxUnderTest()).importRows(Self.anna)
        #expect(answer.status == 202)
        #expect(answer.value == ["processId": 78])
    }

    @Test func `a job runs through its states and is applied by the poll that ends it`()
        async throws
    {
        let double = try SandboxUnderTest { $0.variants.pollsUntilDone = 4 }
        _ = await double.importRows(Self.anna)
        var statuses: [String?] = []
        for _ in 0..<3 {
            statuses.append(await double.ask("GET", "/processes/78").value["status"]?.stringValue)
        }
        #expect(statuses == ["queued", "in_process", "processing"])
        #expect(await double.attributes(of: "anna@example.com") == nil)
        #expect(await double.ask("GET", "/processes/78").value["status"] == "completed")
        #expect(await double.attributes(of: "anna@example.com") == ["FIRSTNAME": "Anna"])
    }

    @Test func `looking at all jobs moves none`() async throws {
        let double = try SandboxUnderTest { $0.variants.pollsUntilDone = 1 }
        _ = await double.importRows(Self.anna)
        for _ in 0..<3 { _ = await double.ask("GET", "/processes") }
        let shown = await double.ask("GET", "/processes").value["processes"]?.arrayValue
        #expect(shown?.first?["status"] == "queued")
    }

    @Test func `an unknown job is 404 with the code of a wrong parameter`() async throws {
        let answer = await (try SandboxUnderTest()).ask("GET", "/processes/1")
        #expect(answer.status == 404)
        #expect(answer.value == ["code": "invalid_parameter", "message": "processId is invalid"])
    }

    @Test func `unknown names and values of another type vanish in silence`() async throws {
        let double = try SandboxUnderTest()
        _ = await double.importRows(
            #"[{"email":"a@example.com","attributes":{"NOPE":"x","LASTNAME":1,"BIRTHDATE":"soon","#
                + #""FIRSTNAME":"A","SMS":"0612345678"}}]"#)
        #expect(await double.attributes(of: "a@example.com") == ["FIRSTNAME": "A"])
    }

    @Test func `bad addresses are counted and the others go in`() async throws {
        let double = try SandboxUnderTest()
        _ = await double.importRows(
            #"[{"email":"bad"},{"email":"worse@"},{"email":"a@example.com"}]"#)
        let report = await double.ask("GET", "/processes/78").value["info"]?["import"]
        #expect(report?["invalid_emails"] == 2)
        #expect(report?["duplicate_email_id"] == .null)
        #expect(await double.ask("GET", "/contacts").value["count"] == 1)
    }

    @Test(arguments: [(ReportForm.url, true), (.none, false)])
    func `the report is an address or absent by switch`(
        form: ReportForm, isShown: Bool
    ) async throws {
        let double = try SandboxUnderTest { $0.variants.report = form }
        await double.sandbox.listen(at: "http://127.0.0.1:1")
        _ = await double.importRows(#"[{"email":"bad"},{"email":"a@example.com"}]"#)
        let info = await double.ask("GET", "/processes/78").value["info"]
        let address = "http://127.0.0.1:1/sandbox/reports/78/invalid_emails.csv"
        #expect(info?["import"]?["invalid_emails"] == (isShown ? .string(address) : nil))
        let file = await double.inspect("GET", "/reports/78/invalid_emails.csv")
        #expect(file.reply.body == Array("invalid_emails\nbad\n".utf8))
    }

    @Test func `the same rows twice do no harm`() async throws {
        let double = try SandboxUnderTest()
        _ = await double.importRows(Self.anna)
        _ = await double.importRows(Self.anna)
        let members = await double.ask("GET", "/contacts/lists/12/contacts").value
        #expect(members["count"] == 1)
    }

    @Test func `a blocked person is taken with success and stays blocked`() async throws {
        let double = try SandboxUnderTest()
        _ = await double.importRows(Self.anna)
        #expect(await double.inspect("POST", "/contacts/anna@example.com/block").status == 204)
        let answer = await double.importRows(Self.anna, #","emailBlacklist":false"#)
        #expect(answer.status == 202)
        let contact = await double.ask("GET", "/contacts/anna@example.com").value
        #expect(contact["emailBlacklisted"] == true)
    }

    @Test func `emailBlacklist blocks every row`() async throws {
        let double = try SandboxUnderTest()
        _ = await double.importRows(Self.anna, #","emailBlacklist":true"#)
        let contact = await double.ask("GET", "/contacts/anna@example.com").value
        #expect(contact["emailBlacklisted"] == true)
        #expect(contact["smsBlacklisted"] == false)
    }

    @Test(arguments: [
        (true, JSONValue.object([])),
        (false, JSONValue.object([JSONMember(name: "FIRSTNAME", value: "Anna")])),
    ])
    func `empty cells erase only if asked to`(empties: Bool, expected: JSONValue) async throws {
        let double = try SandboxUnderTest()
        _ = await double.importRows(Self.anna)
        _ = await double.importRows(
            #"[{"email":"anna@example.com","attributes":{"FIRSTNAME":""}}]"#,
            #","emptyContactsAttributes":\#(empties)"#)
        #expect(await double.attributes(of: "anna@example.com") == expected)
    }

    @Test func `existing contacts can be left as they are`() async throws {
        let double = try SandboxUnderTest()
        _ = await double.importRows(Self.anna)
        _ = await double.importRows(
            #"[{"email":"anna@example.com","attributes":{"FIRSTNAME":"B"}}]"#,
            #","updateExistingContacts":false"#)
        #expect(await double.attributes(of: "anna@example.com") == ["FIRSTNAME": "Anna"])
    }

    @Test func `a phone that somebody else has keeps the row out`() async throws {
        let double = try SandboxUnderTest()
        _ = await double.importRows(
            #"[{"email":"a@example.com","attributes":{"SMS":"+33612345678"}},"#
                + #"{"email":"b@example.com","attributes":{"SMS":"0033612345678"}}]"#)
        let report = await double.ask("GET", "/processes/78").value["info"]?["import"]
        #expect(report?["duplicate_phone_id"] == 1)
        #expect(await double.ask("GET", "/contacts/b@example.com").status == 404)
    }

    @Test func `a row with only a phone gets the made-up address`() async throws {
        let double = try SandboxUnderTest()
        _ = await double.importRows(#"[{"attributes":{"SMS":"+33612345678"}}]"#)
        let contact = await double.ask("GET", "/contacts/33612345678?identifierType=phone_id").value
        #expect(contact["email"] == "33612345678@mailin-sms.com")
    }

    @Test(arguments: [
        (#"{"jsonBody":[{"email":"a@example.com"}]}"#, "missing_parameter"),
        (#"{"listIds":[12]}"#, "missing_parameter"),
        (#"{"jsonBody":[],"listIds":[12]}"#, "invalid_parameter"),
        (
            #"{"jsonBody":[{"email":"a@example.com"}],"fileBody":"EMAIL","listIds":[12]}"#,
            "invalid_parameter"
        ),
        (#"{"jsonBody":[{"email":"a@example.com"}],"listIds":["12"]}"#, "invalid_parameter"),
        (#"{"jsonBody":[{"email":"a@example.com"}],"listIds":[99]}"#, "invalid_parameter"),
        (#"{"jsonBody":[{"email":1}],"listIds":[12]}"#, "invalid_parameter"),
        (#"{"fileBody":"ID;FIRSTNAME\n1;A","listIds":[12]}"#, "invalid_parameter"),
        (#"{"fileUrl":"http://127.0.0.1/x.csv","listIds":[12]}"#, "invalid_parameter"),
        (
            #"{"jsonBody":[{"email":"a@example.com"}],"newList":{"listName":"A"}}"#,
            "missing_parameter"
        ),
    ])
    func `a wrong import is refused and makes no job`(body: String, code: String) async throws {
        let double = try SandboxUnderTest()
        let answer = await double.ask("POST", "/contacts/import", body)
        #expect(answer.status == 400)
        #expect(answer.code == code)
        #expect(await double.ask("GET", "/processes").value["count"] == 0)
    }

    @Test func `an unknown list is 404 by switch`() async throws {
        let double = try SandboxUnderTest { $0.variants.unknownListStatus = 404 }
        let body = #"{"jsonBody":[{"email":"a@example.com"}],"listIds":[12,99]}"#
        #expect(await double.ask("POST", "/contacts/import", body).status == 404)
    }

    @Test func `more than 10 MB are refused`() async throws {
        let double = try SandboxUnderTest()
        let blanks = String(repeating: " ", count: ImportOrder.maximumSize)
        let answer = await double.ask("POST", "/contacts/import", "{\(blanks)}")
        #expect(answer.status == 400)
        #expect(answer.message == "File size exceeds the limit of 10 MB")
    }

    @Test func `an import can make its list`() async throws {
        let double = try SandboxUnderTest()
        let body =
            #"{"jsonBody":[{"email":"a@example.com"}],"newList":{"listName":"N","folderId":1}}"#
        #expect(await double.ask("POST", "/contacts/import", body).status == 202)
        let list = await double.ask("GET", "/contacts/lists/13").value
        #expect(list["name"] == "N")
        #expect(list["uniqueSubscribers"] == 1)
    }

    @Test(arguments: [
        ("http://127.0.0.1:81/a/b?c=%20", 81, "/a/b?c=%20"), ("http://localhost:82", 82, "/"),
    ])
    func `an address on this machine is told`(text: String, port: Int, target: String) {
        #expect(NotifyAddress(text)?.port == port)
        #expect(NotifyAddress(text)?.target == target)
    }

    @Test(arguments: [
        "https://127.0.0.1:81/", "http://example.com:81/", "http://127.0.0.1/", "x", "",
        "http://127.0.0.1.example.com:81/", "http://127.0.0.1:99999/",
    ])
    func `no other address is called`(text: String) {
        #expect(NotifyAddress(text) == nil)
    }

    @Test func `the poll that ends a job tells it, and no other`() async throws {
        let double = try SandboxUnderTest { $0.variants.pollsUntilDone = 2 }
        _ = await double.importRows(Self.anna, #","notifyUrl":"http://127.0.0.1:81/x""#)
        var told: [NotifyAddress?] = []
        for _ in 0..<3 {
            told.append(await double.ask("GET", "/processes/78").reply.notified)
        }
        #expect(told == [nil, NotifyAddress("http://127.0.0.1:81/x"), nil])
    }
}
