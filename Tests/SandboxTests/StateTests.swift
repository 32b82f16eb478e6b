// The record of requests and the state file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import sendinblue_sandbox

/// The record of requests and the state file.
struct StateTests {
    /// A folder that goes when the test ends.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString

        init() throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        var file: StateFile { StateFile(path: path + "/state.json") }
    }

    @Test func `a request is recorded with the digest of its exact body`() async throws {
        let double = try SandboxUnderTest()
        let body = #"{ "jsonBody":[{"email":"a@example.com"},{"email":"b"}], "listIds":[12] }"#
        _ = await double.ask("POST", "/contacts/import", body)
        let record = await double.inspect("GET", "/requests").value.arrayValue?.first
        #expect(record?["number"] == 1)
        #expect(record?["method"] == "POST")
        #expect(record?["path"] == "/v3/contacts/import")
        #expect(record?["status"] == 202)
        #expect(record?["bodySha256"] == .string(SHA256.hexadecimal(Array(body.utf8))))
        #expect(record?["bodyBytes"] == .integer(body.utf8.count))
        #expect(record?["contacts"] == 2)
        #expect(record?["listIds"] == [12])
        #expect(record?["processId"] == 78)
        #expect(record?["time"] == "2025-11-24T16:00:00.000Z")
    }

    @Test func `refused requests are recorded too, with the fault that was played`() async throws {
        let double = try SandboxUnderTest { $0.faults = [try Fault("import:429:1")] }
        _ = await double.importRows(#"[{"email":"a@example.com"}]"#)
        _ = await double.ask("GET", "/account", headers: [:])
        let records = await double.inspect("GET", "/requests").value.arrayValue
        #expect(records?.map { $0["status"] } == [429, 401])
        #expect(records?.first?["fault"] == "import:429:1")
        #expect(records?.first?["contacts"] == 1)
        #expect(records?.first?["processId"] == .null)
    }

    @Test func `the record does not hold the key`() async throws {
        let double = try SandboxUnderTest()
        _ = await double.ask("GET", "/account")
        let bytes = await double.inspect("GET", "/requests").reply.body ?? []
        #expect(!String(decoding: bytes, as: UTF8.self).contains("xkeysib"))
    }

    @Test func `looking at the double is not recorded`() async throws {
        let double = try SandboxUnderTest()
        _ = await double.inspect("GET", "/contacts?list=12")
        #expect(await double.inspect("GET", "/requests").value == [])
    }

    @Test func `members of one list are shown`() async throws {
        let double = try SandboxUnderTest()
        _ = await double.ask("POST", "/contacts", #"{"email":"a@example.com"}"#)
        _ = await double.importRows(#"[{"email":"b@example.com"}]"#)
        let members = await double.inspect("GET", "/contacts?list=12").value.arrayValue
        #expect(members?.map { $0["email"] } == ["b@example.com"])
        #expect(await double.inspect("GET", "/contacts?list=99").status == 404)
    }

    @Test func `a second program goes on where the first was killed`() async throws {
        let folder = try Folder()
        let first = try SandboxUnderTest {
            $0.state = folder.file
            $0.variants.pollsUntilDone = 2
            $0.lists = [(7, "Seven")]
            $0.attributes = [try AttributeOption("SHADE:multiple-choice:red,blue").definition]
        }
        _ = await first.ask("POST", "/contacts", #"{"email":"x@example.com"}"#)
        _ = await first.ask("DELETE", "/contacts/x@example.com")
        let body =
            #"{"jsonBody":[{"email":"Zoë@example.com","attributes":{"SHADE":["red"]}},"#
            + #"{"email":"bad"}],"listIds":[7]}"#
        _ = await first.ask("POST", "/contacts/import", body)
        _ = await first.ask("GET", "/processes/78")

        let second = try SandboxUnderTest {
            $0.state = folder.file
            $0.variants.pollsUntilDone = 2
        }
        let done = await second.ask("GET", "/processes/78").value
        #expect(done["status"] == "completed")
        #expect(done["info"]?["import"]?["invalid_emails"] == 1)
        let contact = await second.ask("GET", "/contacts/zo%C3%AB@example.com").value
        #expect(contact["id"] == 2)
        #expect(contact["attributes"] == ["SHADE": ["red"]])
        #expect(await second.ask("GET", "/contacts/lists/7").value["uniqueSubscribers"] == 1)
        let records = await second.inspect("GET", "/requests").value.arrayValue
        #expect(records?.map { $0["number"] } == [1, 2, 3, 4, 5, 6, 7])
    }

    @Test func `what is kept is read back as it was`() async throws {
        let folder = try Folder()
        let double = try SandboxUnderTest { $0.state = folder.file }
        _ = await double.importRows(
            #"[{"email":"a@example.com","attributes":{"FIRSTNAME":"\"A\\\n"}},{"email":"bad"}]"#)
        let bytes = try folder.file.read()
        var (account, log) = try #require(try Account.read(folder.file))
        try account.keep(log, in: folder.file)
        #expect(try folder.file.read() == bytes)
    }

    @Test func `contacts beyond the first part are kept and found again`() async throws {
        let folder = try Folder()
        let first = try SandboxUnderTest { $0.state = folder.file }
        let count = ContactStore.partSize + 10
        let rows = (1...count).map { "{\"email\":\"p\($0)@example.com\"}" }
        _ = await first.importRows("[\(rows.joined(separator: ","))]")
        _ = await first.ask("PUT", "/contacts/5", #"{"attributes":{"FIRSTNAME":"E"}}"#)
        let second = try SandboxUnderTest { $0.state = folder.file }
        #expect(
            await second.ask("GET", "/contacts/lists/12").value["uniqueSubscribers"]
                == .integer(count))
        #expect(await second.attributes(of: "p5@example.com") == ["FIRSTNAME": "E"])
        #expect(
            await second.ask("GET", "/contacts/p\(count)@example.com").value["id"]
                == .integer(count))
    }

    @Test func `a part without its file is told, not taken for empty`() async throws {
        let folder = try Folder()
        try folder.file.write(
            Array(
                #"{"format":"exeat sandbox state 1","contactParts":1,"attributes":[],"lists":[],"#
                    .utf8)
                + Array(#""processes":[],"requests":[],"contacts":[]}"#.utf8))
        #expect(throws: StateError.self) { try SandboxUnderTest { $0.state = folder.file } }
    }

    @Test func `a file of something else is not overwritten`() throws {
        let folder = try Folder()
        let bytes = Array(
            #"{"format":"another","attributes":[],"lists":[],"processes":[],"contacts":[]}"#.utf8)
        try folder.file.write(bytes)
        #expect(throws: StateError.self) { try SandboxUnderTest { $0.state = folder.file } }
        #expect(try folder.file.read() == bytes)
    }

    @Test func `a state that cannot be written is told`() async throws {
        let double = try SandboxUnderTest {
            $0.state = StateFile(path: "/nonexistent/state.json")
        }
        let answer = await double.importRows(#"[{"email":"a@example.com"}]"#)
        #expect(answer.status == 500)
        #expect(answer.code == "sandbox_state")
    }

    @Test func `lists of the command line are added to what is kept`() async throws {
        let folder = try Folder()
        let first = try SandboxUnderTest { $0.state = folder.file }
        _ = await first.importRows(#"[{"email":"a@example.com"}]"#)
        let second = try SandboxUnderTest {
            $0.state = folder.file
            $0.lists = [(12, "Renamed"), (30, "New")]
        }
        let lists = await second.ask("GET", "/contacts/lists").value["lists"]?.arrayValue
        #expect(lists?.map { $0["name"] } == ["New", "Newsletter"])
    }
}
