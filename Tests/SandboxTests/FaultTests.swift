// Faults.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import sendinblue_sandbox

/// Faults: each done before the work, after it, or instead of the answer.
struct FaultTests {
    private func with(_ faults: String...) throws -> SandboxUnderTest {
        try SandboxUnderTest { $0.faults = try faults.map { text in try Fault(text) } }
    }

    private static let row = #"[{"email":"a@example.com"}]"#

    @Test(arguments: [
        "", "import", "import:429:0", "import:429:x", "import:429:1:x", "import:slow:1",
        "import:slow:1:-1", "import:418:1", "process:429:1", "nothing:429:1", "import:500:1:1",
    ])
    func `what is no fault is refused`(text: String) {
        #expect(throws: FaultError.self) { try Fault(text) }
    }

    @Test func `a fault meets the call that it names`() async throws {
        let double = try with("import:429:2:7")
        #expect(await double.importRows(Self.row).status == 202)
        let answer = await double.importRows(Self.row)
        #expect(answer.status == 429)
        #expect(answer.reply.headers["x-sib-ratelimit-reset"] == "7")
        #expect(await double.importRows(Self.row).status == 202)
        #expect(await double.ask("GET", "/processes").value["count"] == 2)
    }

    @Test func `a star meets every call`() async throws {
        let double = try with("import:reject:*")
        #expect(await double.importRows(Self.row).status == 400)
        #expect(await double.importRows(Self.row).status == 400)
    }

    @Test(arguments: [("import:500:1", 0), ("import:500-after-accept:1", 1)])
    func `a failure is told the same with and without the work`(
        fault: String, jobs: Int
    ) async throws {
        let double = try with(fault)
        let answer = await double.importRows(Self.row)
        #expect(answer.status == 500)
        #expect(await double.ask("GET", "/processes").value["count"] == .integer(jobs))
    }

    @Test(arguments: [("import:drop:1", 0), ("import:drop-after-accept:1", 1)])
    func `a connection drops with and without the work`(fault: String, jobs: Int) async throws {
        let double = try with(fault)
        #expect(await double.importRows(Self.row).reply.dropsConnection)
        #expect(await double.ask("GET", "/processes").value["count"] == .integer(jobs))
    }

    @Test func `a slow answer comes after the work`() async throws {
        let answer = await (try with("import:slow:1:2.5")).importRows(Self.row)
        #expect(answer.status == 202)
        #expect(answer.reply.delay == 2.5)
    }

    @Test(arguments: ["failed", "cancelled"])
    func `a job that fails applies nothing`(end: String) async throws {
        let double = try with("process:\(end):1")
        _ = await double.importRows(Self.row)
        #expect(await double.ask("GET", "/processes/78").value["status"] == .string(end))
        #expect(await double.ask("GET", "/contacts").value["count"] == 0)
    }

    @Test func `a stuck job never ends`() async throws {
        let double = try with("process:stuck:1")
        _ = await double.importRows(Self.row)
        for _ in 0..<5 { _ = await double.ask("GET", "/processes/78") }
        #expect(await double.ask("GET", "/processes/78").value["status"] == "processing")
    }

    @Test func `an answer is cut in half`() async throws {
        let double = try with("any:truncated-json:2")
        let whole = await double.ask("GET", "/account").reply.body ?? []
        #expect(
            await double.ask("GET", "/account").reply.body == Array(whole.prefix(whole.count / 2)))
    }

    @Test func `an answer is emptied`() async throws {
        #expect(await (try with("any:empty-body:1")).ask("GET", "/account").reply.body == [])
    }

    @Test func `the account is refused`() async throws {
        let answer = await (try with("account:401")).ask("GET", "/account")
        #expect(answer.status == 401)
        #expect(answer.message == "Key not found")
    }

    @Test func `a contact is too early`() async throws {
        let double = try with("contacts:425:1")
        let body = #"{"email":"a@example.com"}"#
        #expect(await double.ask("POST", "/contacts", body).status == 425)
        #expect(await double.ask("POST", "/contacts", body).status == 201)
    }
}
