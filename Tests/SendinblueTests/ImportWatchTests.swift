// How an import is asked after.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway
import Testing

@testable import Sendinblue

/// How an import is asked after.
struct ImportWatchTests {
    private static let taken = ScriptedAnswer.answer(202, #"{"processId":78}"#)

    private static func status(_ word: String, _ more: String = "") -> ScriptedAnswer {
        .answer(200, #"{"id":78,"name":"IMPORTUSER","status":"\#(word)"\#(more)}"#)
    }

    private static func report(polls: Int) -> DeliveryReport {
        var report = DeliveryReport()
        report.status = 202
        report.process = 78
        report.polls = polls
        return report
    }

    @Test func `every word but the three for an end means that it is still running`() async throws {
        let words = ["queued", "in_process", "processing", "resting", "COMPLETED", ""]
        let script = [Self.taken] + words.map { Self.status($0) } + [Self.status("completed")]
        try await Bench.run(script) { bench in
            let outcome = try await bench.deliver()
            #expect(outcome == .delivered(Self.report(polls: 7)))
            #expect(bench.clock.waits == [15, 30, 60, 120, 300, 300, 300])
            #expect(bench.sendings == 1)
        }
    }

    @Test(arguments: ["failed", "cancelled"])
    func `an import that failed or was called off may have taken some rows in`(
        word: String
    ) async throws {
        try await Bench.run([Self.taken, Self.status(word)]) { bench in
            let outcome = try await bench.deliver()
            #expect(outcome == .uncertain(.providerUncertain, Self.report(polls: 1)))
        }
    }

    @Test func `short distances grow in the same steps`() async throws {
        let script = [Self.taken] + Array(repeating: Self.status("queued"), count: 5)
        try await Bench.run(script + [Self.status("completed")], pollSeconds: 0.5) { bench in
            _ = try await bench.deliver()
            #expect(bench.clock.waits == [0.5, 1, 2, 4, 10, 10])
        }
    }

    @Test func `two hours without an end are uncertain`() async throws {
        let script = [Self.taken] + Array(repeating: Self.status("queued"), count: 100)
        try await Bench.run(script) { bench in
            let outcome = try await bench.deliver()
            #expect(
                outcome
                    == .uncertain(.providerUncertain, Self.report(polls: bench.clock.waits.count)))
            #expect(bench.clock.seconds() == 7200)
            #expect(bench.stub.requests.count == 1 + bench.clock.waits.count)
            #expect(bench.sendings == 1)
        }
    }

    @Test func `lost answers are borne four times in a row`() async throws {
        let lost: [ScriptedAnswer] = [.answer(500), .nothing, .answer(404), .answer(200, "{")]
        let other = ScriptedAnswer.answer(200, #"{"id":79,"status":"completed"}"#)
        let script = [Self.taken] + lost + [Self.status("queued")] + lost
        try await Bench.run(script + [Self.status("completed")]) { bench in
            let outcome = try await bench.deliver()
            #expect(outcome == .delivered(Self.report(polls: 10)))
        }
        try await Bench.run([Self.taken] + lost + [other, Self.status("completed")]) { bench in
            let outcome = try await bench.deliver()
            #expect(outcome == .uncertain(.providerUncertain, Self.report(polls: 5)))
            #expect(bench.sendings == 1)
        }
    }

    @Test func `a limit is waited out, as long as it says and up to a fifth more`() async throws {
        let busy = ScriptedAnswer.answer(429, headers: ["X-Sib-Ratelimit-Reset: 100"])
        let script = [Self.taken, busy, .answer(429), Self.status("completed")]
        try await Bench.run(script) { bench in
            let outcome = try await bench.deliver()
            #expect(outcome == .delivered(Self.report(polls: 3)))
            let waits = bench.clock.waits
            #expect(waits.count == 3)
            #expect((100...120).contains(waits[1]))
            #expect((1...1.2).contains(waits[2]))
        }
    }

    @Test func `cancelling ends the asking, not the import`() async throws {
        let clock = VirtualClock(cancelledAt: 1)
        try await Bench.run([Self.taken, Self.status("queued")], clock: clock) { bench in
            let outcome = try await bench.deliver()
            #expect(outcome == .uncertain(.providerUncertain, Self.report(polls: 1)))
        }
    }

    @Test func `a number that no import has is not kept as one`() async throws {
        let info = #"""
            ,"info":{"import":{"invalid_emails":"9223372036854775807","duplicate_ext_id":-1,\#
            "duplicate_email_id":9007199254740992,"duplicate_phone_id":"1000000000"}}
            """#
        try await Bench.run([Self.taken, Self.status("completed", info)]) { bench in
            var report = Self.report(polls: 1)
            report.findings = ["duplicate_phone_id": 1_000_000_000]
            report.reports = ["invalid_emails", "duplicate_ext_id", "duplicate_email_id"]
            let outcome = try await bench.deliver()
            #expect(outcome == .delivered(report))
        }
    }

    @Test func `numbers of refused rows are kept, and of a report only that there is one`()
        async throws
    {
        let info = #"""
            ,"info":{"import":{"invalid_emails":3,"duplicate_contact_id":null,\#
            "duplicate_ext_id":"12","duplicate_email_id":"https://files.example/x.csv",\#
            "else":"zoe@example.com"}}
            """#
        try await Bench.run([Self.taken, Self.status("completed", info)]) { bench in
            var report = Self.report(polls: 1)
            report.findings = ["invalid_emails": 3, "duplicate_ext_id": 12]
            report.reports = ["duplicate_email_id"]
            let outcome = try await bench.deliver()
            #expect(outcome == .delivered(report))
        }
    }
}
