// Paths, keys and types.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import sendinblue_sandbox

/// Paths, keys and types: what is looked at before the account.
struct RequestTests {
    @Test func `without a key the answer says that there is none`() async throws {
        let answer = await (try SandboxUnderTest()).ask("GET", "/account", headers: [:])
        #expect(answer.status == 401)
        #expect(answer.code == "unauthorized")
        #expect(answer.message == "authentication not found in headers")
    }

    @Test func `a wrong key is not found`() async throws {
        let double = try SandboxUnderTest()
        let answer = await double.ask("GET", "/account", headers: ["api-key": "xkeysib-sandboy"])
        #expect(answer.status == 401)
        #expect(answer.message == "Key not found")
    }

    @Test(arguments: [
        ("GET", "/nothing", 404), ("POST", "/account", 405), ("PATCH", "/contacts", 405),
        ("GET", "/contacts/import/now", 404), ("DELETE", "/contacts/lists", 405),
        ("GET", "/contacts/a/b", 404),
    ])
    func `other paths are 404 and other methods 405`(
        method: String, path: String, status: Int
    ) async throws {
        #expect(await (try SandboxUnderTest()).ask(method, path).status == status)
    }

    @Test func `who takes no JSON gets 406`() async throws {
        let double = try SandboxUnderTest()
        let headers = ["api-key": "xkeysib-sandbox", "accept": "text/html;q=1"]
        let answer = await double.ask("GET", "/account", headers: headers)
        #expect(answer.status == 406)
        #expect(answer.code == "not_acceptable")
    }

    @Test(arguments: ["*/*", "application/json", "text/html, application/json;q=0.5"])
    func `who takes JSON among others is answered`(accept: String) async throws {
        let headers = ["api-key": "xkeysib-sandbox", "accept": accept]
        let answer = await (try SandboxUnderTest()).ask("GET", "/account", headers: headers)
        #expect(answer.status == 200)
    }

    @Test(arguments: ["{", "[]", "nothing", #"{"jsonBody":[}"#])
    func `a body that is no JSON object is 400`(body: String) async throws {
        let answer = await (try SandboxUnderTest()).ask("POST", "/contacts/import", body)
        #expect(answer.status == 400)
        #expect(answer.code == "bad_request")
    }

    @Test func `a body larger than the server takes is 413`() async throws {
        let double = try SandboxUnderTest()
        let request = ReceivedRequest(
            "POST", "/v3/contacts/import",
            headers: ["api-key": "xkeysib-sandbox", "content-type": "application/json"], body: nil)
        #expect(await double.sandbox.answer(request).status == 413)
    }

    @Test func `an encoded slash stays within its part of the path`() {
        let request = ReceivedRequest("GET", "/v3/contacts/a%2Fb%20c?x=1")
        #expect(request.segments == ["v3", "contacts", "a/b c"])
    }

    @Test func `a plus sign in a query is a blank`() {
        #expect(Query("a=1+2&b=1%2B2&a=3").values("a") == ["1 2", "3"])
        #expect(Query("a=1+2&b=1%2B2").value("b") == "1+2")
    }

    @Test(arguments: [(true, 0, [1, 2]), (true, 4, [5]), (false, 0, [5, 4]), (false, 4, [1])])
    func `a page is cut from either end`(isAscending: Bool, offset: Int, expected: [Int]) {
        let page = Page(limit: 2, offset: offset, isAscending: isAscending)
        #expect(page.cut([1, 2, 3, 4, 5]) == expected)
    }

    @Test func `a page after the end is empty`() {
        #expect(Page(limit: 2, offset: 6, isAscending: false).cut([1, 2, 3, 4, 5]).isEmpty)
    }

    @Test func `each answer has another request id`() async throws {
        let double = try SandboxUnderTest()
        let first = await double.ask("GET", "/account").reply.headers["sib-request-id"]
        let second = await double.ask("GET", "/account").reply.headers["sib-request-id"]
        #expect(first != nil && second != nil && first != second)
    }
}
