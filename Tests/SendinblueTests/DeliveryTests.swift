// What a batch's request is, and what its answer means.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway
import Testing
import Transport

@testable import Sendinblue

/// What a batch's request is, and what its answer means.
struct DeliveryTests {
    private static let completed = ScriptedAnswer.answer(200, #"{"id":78,"status":"completed"}"#)

    @Test func `a batch leaves as exactly its bytes, under exactly these header lines`()
        async throws
    {
        try await Bench.run([.answer(202, #"{"processId":78}"#), Self.completed]) { bench in
            _ = try await bench.deliver()
            let requests = bench.stub.requests
            #expect(requests.map(\.target) == ["POST /v3/contacts/import", "GET /v3/processes/78"])
            #expect(requests.first?.body == Bench.body)
            #expect(
                requests.first?.lines == [
                    "Content-Length: \(Bench.body.count)", "User-Agent: exeat/0.1.0",
                    "accept: application/json", "api-key: \(Bench.key)",
                    "content-type: application/json",
                ])
            #expect(
                requests.last?.lines == [
                    "User-Agent: exeat/0.1.0", "accept: application/json", "api-key: \(Bench.key)",
                ])
            #expect(requests.last?.body == [])
        }
    }

    @Test func `the largest batch leaves whole and without asking for leave first`() async throws {
        let body = [UInt8](repeating: 0x20, count: 8_000_000)
        try await Bench.run([.answer(202, #"{"processId":78}"#), Self.completed]) { bench in
            _ = try await bench.deliver(body)
            #expect(bench.stub.requests.first?.body == body)
            #expect(bench.stub.requests.first?.head.contains("xpect") == false)
        }
    }

    @Test func `a finished import is delivered, with its numbers`() async throws {
        let taken = ScriptedAnswer.answer(
            202, #"{"processId":78}"#, headers: ["SIB-Request-Id:  a1b2-c3 "])
        try await Bench.run([taken, Self.completed]) { bench in
            var report = DeliveryReport()
            report.status = 202
            report.process = 78
            report.request = "a1b2-c3"
            report.polls = 1
            let outcome = try await bench.deliver()
            #expect(outcome == .delivered(report))
        }
    }

    @Test(arguments: [
        (400, ReasonCode.providerRejected), (401, .providerUnauthorised), (402, .providerRejected),
        (403, .providerUnauthorised), (404, .providerRejected), (413, .providerRejected),
        (425, .providerRejected), (429, .providerRateLimited),
    ])
    func `a refusal is a rejection, and nothing is sent twice`(
        status: Int, reason: ReasonCode
    ) async throws {
        let refusal = ScriptedAnswer.answer(
            status, #"{"code":"x","message":"y"}"#, headers: ["x-sib-ratelimit-reset: 1"])
        try await Bench.run([refusal]) { bench in
            var report = DeliveryReport()
            report.status = status
            let outcome = try await bench.deliver()
            #expect(outcome == .rejected(reason, report))
            #expect(bench.sendings == 1)
            #expect(bench.clock.waits == [])
        }
    }

    @Test(arguments: [
        ScriptedAnswer.answer(500), .answer(503), .answer(408), .answer(202, #"{"processId":7"#),
        .answer(202, ""), .answer(202, #"{"processId":"78"}"#), .answer(202, #"{"processId":0}"#),
        .answer(204), .answer(200, "[]"),
        .answer(307, headers: ["location: /v3/elsewhere"]),
        .bytes(Array("HTTP/1.1 202 X\r\ncontent-length: 16\r\n\r\n{\"proce".utf8)),
        .bytes(Array("\u{0}\u{1}garbage".utf8)), .bytes([]), .nothing, .reset,
        .bytes(Array("HTTP/1.1 202 X\r\n".utf8)),
    ])
    func `an answer that says nothing certain is uncertain, and nothing is sent twice`(
        answer: ScriptedAnswer
    ) async throws {
        try await Bench.run([answer]) { bench in
            guard case .uncertain(.providerUncertain, let report) = try await bench.deliver() else {
                Issue.record("not uncertain")
                return
            }
            #expect(report.process == nil)
            #expect(bench.stub.requests.count == 1)
        }
    }

    @Test func `an answer that does not come in time is uncertain`() async throws {
        let late = [ScriptedAnswer.silence(after: Array("HTTP/1.1 202 X\r\n".utf8))]
        try await Bench.run(late, limits: TransportLimits(totalSeconds: 0.2)) { bench in
            let outcome = try await bench.deliver()
            #expect(outcome == .uncertain(.providerUncertain, DeliveryReport()))
            #expect(bench.sendings == 1)
        }
    }

    @Test func `an answer too long to keep is uncertain`() async throws {
        let long = ScriptedAnswer.answer(202, String(repeating: " ", count: 2000))
        try await Bench.run([long], limits: TransportLimits(answerBytes: 1999)) { bench in
            let outcome = try await bench.deliver()
            #expect(outcome == .uncertain(.providerUncertain, DeliveryReport()))
        }
        try await Bench.run([long], limits: TransportLimits(answerBytes: 2000)) { bench in
            var report = DeliveryReport()
            report.status = 202
            let outcome = try await bench.deliver()
            #expect(outcome == .uncertain(.providerUncertain, report))
        }
    }

    @Test func `header lines without end are uncertain`() async throws {
        let line = "x: " + String(repeating: "x", count: 1000) + "\r\n"
        let lines = "HTTP/1.1 202 X\r\n" + String(repeating: line, count: 80)
        try await Bench.run([.bytes(Array(lines.utf8))]) { bench in
            let outcome = try await bench.deliver()
            #expect(outcome == .uncertain(.providerUncertain, DeliveryReport()))
        }
    }

    @Test func `a refused connection is a rejection: nothing was sent`() async throws {
        let port = RefusingPort()
        try await Bench.run([], address: "http://127.0.0.1:\(port.number)/v3") { bench in
            let outcome = try await bench.deliver()
            #expect(outcome == .rejected(.providerUnreachable, DeliveryReport()))
        }
    }

    @Test func `a redirect is not followed`() async throws {
        let elsewhere = try LoopbackStub([.answer(202, #"{"processId":78}"#)])
        defer { elsewhere.stop() }
        let redirect = ScriptedAnswer.answer(
            308, headers: ["location: http://127.0.0.1:\(elsewhere.port)/v3/contacts/import"])
        try await Bench.run([redirect]) { bench in
            var report = DeliveryReport()
            report.status = 308
            let outcome = try await bench.deliver()
            #expect(outcome == .uncertain(.providerUncertain, report))
            #expect(bench.sendings == 1)
            #expect(elsewhere.requests == [])
        }
    }

    @Test func `only the answer behind an interim one counts`() async throws {
        let interim = "HTTP/1.1 103 X\r\nsib-request-id: early\r\n\r\n"
        let last = "HTTP/1.1 400 X\r\nsib-request-id: last\r\ncontent-length: 0\r\n\r\n"
        try await Bench.run([.bytes(Array((interim + last).utf8))]) { bench in
            var report = DeliveryReport()
            report.status = 400
            report.request = "last"
            let outcome = try await bench.deliver()
            #expect(outcome == .rejected(.providerRejected, report))
        }
    }

    @Test func `an identifier that could be a sentence is not kept`() async throws {
        let answer = ScriptedAnswer.answer(400, headers: ["sib-request-id: zoe@example.com"])
        try await Bench.run([answer]) { bench in
            var report = DeliveryReport()
            report.status = 400
            let outcome = try await bench.deliver()
            #expect(outcome == .rejected(.providerRejected, report))
        }
    }

    @Test func `a key that would break the header line never leaves`() async throws {
        for key in ["", "key\r\nx: y", "key\n", "k y", "clé", "\u{0}"] {
            try await Bench.run([], key: key) { bench in
                let outcome = try await bench.deliver()
                #expect(outcome == .rejected(.keyUnavailable, DeliveryReport()))
                #expect(bench.stub.requests == [])
            }
        }
    }

    @Test func `a leave for another connection opens nothing here`() async throws {
        try await Bench.run([]) { bench in
            let exeat = try Leaves.exeat(Bench.body, for: Leaves.connection("other"))
            #expect(
                await bench.destination.deliver(exeat)
                    == .rejected(.inputInvalid, DeliveryReport()))
            #expect(bench.stub.requests == [])
        }
    }

    @Test func `an address that is none is found out before anything leaves`() async throws {
        try await Bench.run([], address: "http://api.example.com/v3") { bench in
            let outcome = try await bench.deliver()
            #expect(outcome == .rejected(.inputInvalid, DeliveryReport()))
        }
    }

    @Test func `a peer that does not encrypt gets nothing, and not for long`() async throws {
        let plain = try LoopbackStub([.answer(200, "{}")])
        defer { plain.stop() }
        let limits = TransportLimits(connectSeconds: 0.2)
        let address = "https://127.0.0.1:\(plain.port)/v3"
        try await Bench.run([], limits: limits, address: address) { bench in
            let outcome = try await bench.deliver()
            #expect(outcome == .rejected(.providerUnreachable, DeliveryReport()))
            #expect(plain.requests == [])
        }
    }
}
