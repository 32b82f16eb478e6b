// What an account is asked before anything leaves.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway
import Testing

@testable import Sendinblue

/// What an account is asked before anything leaves.
struct ExaminationTests {
    private static let account = ScriptedAnswer.answer(
        200, #"{"companyName":"Example\u0007 Company","plan":[],"email":"a@example.com"}"#)
    private static let list = ScriptedAnswer.answer(200, #"{"id":76,"name":"Newsletter"}"#)
    private static let attributes = ScriptedAnswer.answer(
        200,
        #"""
        {"attributes":[{"name":"FIRSTNAME","category":"normal","type":"text"},\#
        {"name":"SCORE","category":"calculated"},{"name":"SMS","category":"normal"}]}
        """#)

    @Test func `account, list and attributes are asked for in this order`() async throws {
        try await Bench.run([Self.account, Self.list, Self.attributes]) { bench in
            let facts = try await bench.facts(list: 76, fields: ["EMAIL", "FIRSTNAME", "EXT_ID"])
            #expect(
                facts
                    == DestinationFacts(
                        account: "Example  Company", list: "Newsletter", security: nil,
                        peerCertificate: nil))
            #expect(
                bench.stub.requests.map(\.target) == [
                    "GET /v3/account", "GET /v3/contacts/lists/76", "GET /v3/contacts/attributes",
                ])
        }
    }

    @Test func `what is not needed is not asked for`() async throws {
        try await Bench.run([Self.account]) { bench in
            let found = try await bench.facts(fields: ["EMAIL", "SMS"])
            #expect(found.list == nil)
            #expect(bench.stub.requests.map(\.target) == ["GET /v3/account"])
        }
    }

    @Test func `unknown and computed attributes are named`() async throws {
        try await Bench.run([Self.account, Self.attributes]) { bench in
            let problem = await bench.problem(fields: ["EMAIL", "FNAME", "FIRSTNAME", "SCORE"])
            #expect(problem?.reason == .providerAttributeUnknown)
            #expect(problem?.description.contains("`FNAME`, `SCORE`;") == true)
            #expect(problem?.isTemporary == false)
        }
    }

    @Test func `an unknown list is said to be unknown`() async throws {
        let unknown = ScriptedAnswer.answer(404, #"{"code":"document_not_found","message":"x"}"#)
        try await Bench.run([Self.account, unknown]) { bench in
            let problem = await bench.problem(list: 76)
            #expect(
                problem
                    == DestinationError(
                        .providerListUnknown, "the account has no list 76", isTemporary: false))
        }
    }

    @Test(arguments: [401, 403])
    func `a refused key is unauthorised`(status: Int) async throws {
        let refusal = ScriptedAnswer.answer(
            status, #"{"code":"unauthorized","message":"Key not found"}"#)
        try await Bench.run([refusal]) { bench in
            let problem = await bench.problem()
            #expect(problem?.reason == .providerUnauthorised)
            #expect(problem?.description.contains("does not accept the API key") == true)
            #expect(problem?.isTemporary == false)
        }
    }

    @Test func `a refused network address is told apart and not quoted`() async throws {
        let refusal = ScriptedAnswer.answer(
            401,
            #"""
            {"code":"unauthorized","message":"We have detected you are using an unrecognised IP \#
            address 192.0.2.7. If you performed this action"}
            """#)
        try await Bench.run([refusal]) { bench in
            let problem = await bench.problem()
            #expect(problem?.reason == .providerUnauthorised)
            #expect(problem?.description.contains("network address") == true)
            #expect(problem?.description.contains("192.0.2.7") == false)
        }
    }

    @Test func `a short limit is waited out`() async throws {
        let busy = ScriptedAnswer.answer(429, headers: ["x-sib-ratelimit-reset: 5"])
        try await Bench.run([busy, busy, Self.account]) { bench in
            #expect(await bench.problem() == nil)
            #expect(bench.clock.waits.count == 2)
            #expect(bench.clock.waits.allSatisfy { (5...6).contains($0) })
        }
    }

    @Test func `a long limit is an error that passes`() async throws {
        let busy = ScriptedAnswer.answer(429, headers: ["x-sib-ratelimit-reset: 3600"])
        try await Bench.run([busy]) { bench in
            let problem = await bench.problem()
            #expect(problem?.reason == .providerRateLimited)
            #expect(problem?.isTemporary == true)
            #expect(bench.clock.waits == [])
        }
    }

    @Test func `limits without end are an error that passes`() async throws {
        let busy = ScriptedAnswer.answer(429, headers: ["x-sib-ratelimit-reset: 0"])
        try await Bench.run(Array(repeating: busy, count: 70)) { bench in
            #expect(await bench.problem()?.reason == .providerRateLimited)
            #expect(bench.clock.seconds() <= 60)
        }
    }

    @Test func `a question is asked again after a mistake of theirs`() async throws {
        try await Bench.run([.answer(503), .nothing, .answer(425), Self.account]) { bench in
            #expect(await bench.problem() == nil)
            #expect(bench.clock.waits == [1, 2, 4])
        }
    }

    @Test func `four mistakes are an error that passes`() async throws {
        try await Bench.run(Array(repeating: .answer(503), count: 5)) { bench in
            let problem = await bench.problem()
            #expect(problem?.reason == .providerUnreachable)
            #expect(problem?.isTemporary == true)
            #expect(bench.stub.requests.count == 4)
        }
    }

    @Test func `a refused connection is unreachable at once`() async throws {
        let port = RefusingPort()
        try await Bench.run([], address: "http://127.0.0.1:\(port.number)/v3") { bench in
            let problem = await bench.problem()
            #expect(problem?.reason == .providerUnreachable)
            #expect(problem?.isTemporary == true)
            #expect(bench.clock.waits == [])
        }
    }

    @Test(arguments: ["", "{", "[]", "<html>", #"{"a":1,"a":2}"#, "\u{FEFF}{}"])
    func `what is no object is no answer`(text: String) async throws {
        try await Bench.run([.answer(200, text)]) { bench in
            let problem = await bench.problem()
            #expect(problem?.reason == .providerRejected)
            #expect(problem?.isTemporary == false)
        }
    }

    @Test func `a list of attributes without its key is an error, not an empty list`() async throws
    {
        try await Bench.run([Self.account, .answer(200, "{}")]) { bench in
            #expect(await bench.problem(fields: ["FNAME"])?.reason == .providerRejected)
        }
    }

    @Test func `no error repeats what the recipient said`() async throws {
        for status in [302, 400, 401, 402, 403, 404, 418] {
            try await Bench.run([.answer(status, #"{"message":"zoe@example.com"}"#)]) { bench in
                let problem = await bench.problem()
                #expect(problem?.description.contains("zoe") == false)
                #expect(problem?.description.contains(Bench.key) == false)
            }
        }
    }

    @Test func `a leave for another connection opens nothing here`() async throws {
        try await Bench.run([]) { bench in
            let other = try Leaves.agreement(for: Leaves.connection("other"))
            await #expect(throws: DestinationError.self) {
                try await bench.destination.examine(
                    list: nil, fields: [], on: Leaves.errand(under: other))
            }
            #expect(bench.stub.requests == [])
        }
    }
}
