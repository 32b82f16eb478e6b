// Limits of requests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import sendinblue_sandbox

/// Limits of requests: two buckets, three headers.
struct LimitTests {
    private static let prefix = "x-sib-ratelimit-"

    @Test func `limits are shown and not kept unless asked for`() async throws {
        let double = try SandboxUnderTest()
        for _ in 0..<10 { _ = await double.ask("GET", "/contacts/lists") }
        let answer = await double.ask("GET", "/contacts/lists")
        #expect(answer.status == 200)
        #expect(answer.reply.headers[Self.prefix + "remaining"] == "0")
    }

    @Test func `the eleventh call in a second is refused, the next second is free`() async throws {
        let double = try SandboxUnderTest { $0.enforcesLimits = true }
        for _ in 0..<10 { #expect(await double.ask("GET", "/contacts/lists").status == 200) }
        let answer = await double.ask("GET", "/contacts/lists")
        #expect(answer.status == 429)
        #expect(answer.reply.headers[Self.prefix + "reset"] == "1")
        #expect(answer.reply.headers["retry-after"] == nil)
        double.advance(seconds: 1)
        #expect(await double.ask("GET", "/contacts/lists").status == 200)
    }

    @Test func `jobs and the account share a bucket of an hour`() async throws {
        let double = try SandboxUnderTest { $0.enforcesLimits = true }
        for _ in 0..<50 {
            _ = await double.ask("GET", "/account")
            _ = await double.ask("GET", "/processes")
        }
        double.advance(seconds: 600)
        let answer = await double.ask("GET", "/account")
        #expect(answer.status == 429)
        #expect(answer.reply.headers[Self.prefix + "limit"] == "100")
        #expect(answer.reply.headers[Self.prefix + "reset"] == "3000")
        #expect(await double.ask("GET", "/contacts/lists").status == 200)
    }
}
