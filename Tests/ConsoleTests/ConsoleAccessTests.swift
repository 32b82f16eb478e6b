// Who gets a page at all.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Console

struct ConsoleAccessTests {
    @Test func `the key is 128 bits in hexadecimal`() throws {
        let key = try ConsoleKey()
        #expect(key.text.utf8.count == 32)
        #expect(key.text.allSatisfy { "0123456789abcdef".contains($0) })
    }

    @Test func `no two keys are alike`() throws {
        #expect(try ConsoleKey().text != ConsoleKey().text)
    }

    @Test(arguments: [
        "", "/", "//", "/transfers", "/style.css", "/00000000000000000000000000000000/",
        "/00000000000000000000000000000000", "/?key=1",
    ])
    func `without the key there is nothing`(address: String) async throws {
        let answer = await (try Visit()).get(address: address)
        #expect(answer.status == 404)
        #expect(answer.body == Array("not found\n".utf8))
    }

    @Test func `a key that differs in its last digit is none`() async throws {
        let visit = try Visit()
        let last: Character = visit.key.text.last == "0" ? "1" : "0"
        let answer = await visit.get(address: "/\(visit.key.text.dropLast())\(last)/")
        #expect(answer.status == 404)
    }

    @Test func `a key in capital letters is none`() async throws {
        let visit = try Visit()
        // A key of digits alone has no capitals; a letter in front makes it wrong as well.
        let answer = await visit.get(address: "/A\(visit.key.text.uppercased().dropFirst())/")
        #expect(answer.status == 404)
    }

    @Test func `without the key nothing is asked of the gateway`() async throws {
        let visit = try Visit()
        _ = await visit.get(address: "/")
        #expect(visit.channel.count("VerifyLog") + visit.channel.count("ReadStatus") == 0)
    }

    @Test func `the key without a slash opens the first page`() async throws {
        let visit = try Visit()
        #expect(await visit.get(address: "/\(visit.key.text)").status == 200)
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "PATCH", "get"])
    func `nothing but GET is allowed`(method: String) async throws {
        let answer = await (try Visit()).get(method: method)
        #expect(answer.status == 405)
        #expect(answer.allowed == "GET")
    }

    @Test(arguments: [
        [], ["127.0.0.1"], ["127.0.0.1:80"], ["localhost"], ["company.example"],
        ["company.example:8123"], ["127.0.0.1:8123.company.example"], ["0.0.0.0:8123"],
        ["[::1]:8123"], ["127.0.0.1:8123", "127.0.0.1:8123"], ["LOCALHOST:8123"],
    ])
    func `a host that is not ours gets nothing`(hosts: [String]) async throws {
        let answer = await (try Visit()).get(hosts: hosts)
        #expect(answer.status == 421)
    }

    @Test(arguments: ["127.0.0.1:8123", "localhost:8123"])
    func `both names of this machine are ours`(host: String) async throws {
        #expect(await (try Visit()).get(hosts: [host]).status == 200)
    }
}
