// What a peer on the socket gets.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Glibc
import Testing

@testable import Service

struct SocketDoorTests {
    private static let status = #"{"request":"status.read"}"#

    @Test func `an enrolled account gets the status`() async throws {
        try await Bench().withClient { client in
            let answer = try #require(await client.ask(Self.status))
            #expect(answer.ok?["origin"]?.stringValue == "example.com/exeat")
            #expect(answer.ok?["entries"]?.integerValue == 1)
        }
    }

    @Test func `names in answers are small letters with low lines`() async throws {
        try await Bench().withClient { client in
            let answer = try #require(await client.ask(Self.status))
            #expect(answer.ok?["consent_events"]?.integerValue == 0)
        }
    }

    @Test func `all transfers are listed, newest first`() async throws {
        let bench = try await Bench()
        let transfers = try [Bench.transfer(2), Bench.transfer(1)]
        bench.store.edit { $0.transfers = transfers }
        try await bench.withClient { client in
            let answer = try #require(await client.ask(#"{"request":"transfer.list"}"#))
            let listed = answer.ok?.arrayValue?.map { $0["identifier"]?.stringValue }
            #expect(listed == transfers.map { $0.identifier.description })
        }
    }

    @Test func `a transfer is shown by its identifier`() async throws {
        let bench = try await Bench()
        let transfer = try Bench.transfer(1)
        bench.store.edit { $0.transfers = [transfer] }
        try await bench.withClient { client in
            let answer = try #require(
                await client.ask(
                    #"{"transfer":"\#(transfer.identifier)", "request":"transfer.show"}"#))
            #expect(answer.ok?["transfer"]?["state"]?.stringValue == "refused")
        }
    }

    @Test func `reason codes keep their spelling as names in an answer`() async throws {
        let bench = try await Bench()
        let transfer = try Bench.transfer(1)
        bench.store.edit { $0.transfers = [transfer] }
        try await bench.withClient { client in
            let answer = try #require(await client.ask(#"{"request":"transfer.list"}"#))
            let totals = answer.ok?.arrayValue?.first?["totals"]
            #expect(totals?["withheld"]?["consent.unknown"]?.integerValue == 3)
        }
    }

    @Test func `verifying answers how far the log holds`() async throws {
        try await Bench().withClient { client in
            let answer = try #require(await client.ask(#"{"request":"audit.verify"}"#))
            #expect(answer.ok?["size"]?.integerValue == 1)
        }
    }

    @Test func `a log that does not hold is told as a broken integrity`() async throws {
        let bench = try await Bench()
        bench.store.edit { $0.bodies[0][5] ^= 1 }
        try await bench.withClient { client in
            let answer = try #require(await client.ask(#"{"request":"audit.verify"}"#))
            #expect(answer.kind == "integrity")
        }
    }

    @Test func `a transfer that does not exist is not found`() async throws {
        let identifier = try Bench.transfer(9).identifier
        try await Bench().withClient { client in
            let answer = try #require(
                await client.ask(#"{"request":"transfer.show","transfer":"\#(identifier)"}"#))
            #expect(answer.kind == "not_found")
            #expect(answer.reason == "input.not_found")
        }
    }

    @Test func `several lines at once are answered in their order`() async throws {
        try await Bench().withClient { client in
            await client.send(#"{"request":"audit.verify"}"# + "\n" + Self.status + "\nx\n")
            #expect(await client.nextAnswer()?.ok?["short_form"] != nil)
            #expect(await client.nextAnswer()?.ok?["consent_events"] != nil)
            #expect(await client.nextAnswer()?.kind == "input")
        }
    }

    @Test func `an account that nobody enrolled is refused`() async throws {
        try await Bench(enrolling: nil).withClient { client in
            let answer = try #require(await client.ask(Self.status))
            #expect(answer.kind == "not_permitted")
            #expect(answer.reason == "actor.unknown")
        }
    }

    @Test func `the refusal of an unknown account is recorded at the entry that is named`()
        async throws
    {
        let bench = try await Bench(enrolling: nil)
        try await bench.withClient { client in
            let answer = try #require(await client.ask(Self.status))
            let index = try #require(answer.entry)
            let entry = try CanonicalJSON(parsing: bench.store.rows.bodies[Int(index)])
            #expect(entry["type"] == "access.denied")
            #expect(entry["reason"] == "actor.unknown")
            #expect(entry["actor"]?["account"]?.integerValue == Int64(getuid()))
            #expect(entry["origin"]?["via"] == "socket")
            #expect(entry["origin"]?["process"]?.integerValue == Int64(getpid()))
        }
    }

    @Test func `whoever is disabled while connected is refused at the next line`() async throws {
        let bench = try await Bench()
        try await bench.withClient { client in
            #expect(await client.ask(Self.status)?.ok != nil)
            let disabled = try Bench.enrolment(.officer, disabledAt: Bench.start)
            bench.store.edit { $0.principals = [disabled] }
            #expect(await client.ask(Self.status)?.reason == "actor.disabled")
        }
    }

    @Test func `a role that does not allow it is refused`() async throws {
        let bench = try await Bench(enrolling: .viewer)
        let channel = LocalInquiryChannel(
            gatekeeper: bench.gatekeeper, state: bench.store, account: getuid(), door: "socket",
            process: getpid())
        await #expect(
            throws: GatewayError.notPermitted(
                .actorRole, rule: "role viewer does not allow policy.read", entry: 1)
        ) { try await channel.answer(ListPolicies()) }
    }

    @Test func `nobody acts for another by saying so`() async throws {
        try await Bench(enrolling: nil).withClient { client in
            let answer = try #require(
                await client.ask(#"{"request":"status.read","as":"olga"}"#))
            #expect(answer.kind == "input")
        }
    }

    @Test(arguments: [
        "", "status.read", "[]", "null", #"{}"#, #"{"request":7}"#, #"{"request":"export.run"}"#,
        #"{"request":"status.read","request":"audit.verify"}"#, #"{"request":"status.read"} x"#,
        #"{"request":"status.read","deep":true}"#, #"{"request":"transfer.show"}"#,
        #"{"request":"transfer.show","transfer":"../../etc/passwd"}"#,
        #"{"request":"transfer.list","transfer":"01K40000000000000000000000"}"#,
        "\u{0}", #"{"request":"\ud800"}"#,
    ])
    func `a line that cannot be used is refused, and the next one is answered`(
        line: String
    ) async throws {
        try await Bench().withClient { client in
            let answer = try #require(await client.ask(line))
            #expect(answer.kind == "input")
            #expect(answer.reason == "input.invalid")
            #expect(await client.ask(Self.status)?.ok != nil)
        }
    }

    @Test func `a line that is no text is refused`() async throws {
        #expect(throws: SocketRefusal.self) {
            try SocketRequest(Array(#"{"request":""#.utf8) + [0xFF] + Array(#""}"#.utf8))
        }
    }

    @Test func `a refusal does not repeat what was sent`() async throws {
        try await Bench().withClient { client in
            let answer = try #require(
                await client.ask(#"{"request":"jane@example.com","x":"jane@example.com"}"#))
            #expect(answer.message?.contains("jane") == false)
        }
    }

    @Test func `what can be asked is a closed list`() {
        #expect(
            Set(KnownInquiry.table.keys) == [
                "status.read", "transfer.list", "transfer.show", "audit.verify",
            ])
    }
}
