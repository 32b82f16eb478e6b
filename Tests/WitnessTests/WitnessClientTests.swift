// What a witness may answer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Gateway
import Hummingbird
import Logging
import Testing
import TransparencyLog
import Transport

@testable import Witness

struct WitnessClientTests {
    private let log = LogDouble()
    // A machine that is busy with other tests takes its time.
    private let client = WitnessClient(
        limits: TransportLimits(totalSeconds: 120, answerBytes: 64 << 10))

    /// What the client makes of one answer.
    private func reply(
        _ status: Int, _ type: String, _ body: String
    ) async throws -> WitnessReply {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let (ports, announce) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            responder: CallbackResponder { (_, _: BasicRequestContext) in
                Response(
                    status: .init(code: status), headers: [.contentType: type],
                    body: .init(byteBuffer: ByteBuffer(string: body)))
            },
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { announce.yield($0.localAddress?.port ?? 0) }, logger: logger)
        let task = Task { try await application.run() }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        let reply = await client.ask(
            try witness("http://127.0.0.1:\(port)"), with: try log.request(from: 0, to: 7))
        task.cancel()
        try await task.value
        return reply
    }

    private func witness(_ address: String?) throws -> PolicyWitness {
        PolicyWitness(
            name: try #require(PolicyWord("officer")), key: try Bench().ledger().cosignerKey,
            address: address.flatMap { PolicyWord($0) })
    }

    private static func isUnreachable(_ reply: WitnessReply) -> Bool {
        if case .unreachable = reply { true } else { false }
    }

    @Test func `a conflict names the size to start from`() async throws {
        #expect(try await reply(409, "text/x.tlog.size", "12\n") == .conflict(size: 12))
    }

    @Test(arguments: [
        ("text/plain", "12\n"), ("text/x.tlog.size", "12"), ("text/x.tlog.size", "012\n"),
        ("text/x.tlog.size", "-1\n"), ("text/x.tlog.size", ""),
        ("text/x.tlog.size", "9223372036854775808\n"),
    ])
    func `a conflict without a size is no answer`(type: String, body: String) async throws {
        #expect(Self.isUnreachable(try await reply(409, type, body)))
    }

    @Test func `a refusal's words can do a terminal no harm`() async throws {
        let refused = try await reply(422, "text/plain", "no\u{1B}[2Jé\nmore")
        #expect(refused == .refused(status: 422, "no?[2J??"))
    }

    @Test func `an answer too long to be lines is no answer`() async throws {
        let long = String(repeating: "x", count: 65_537)
        #expect(Self.isUnreachable(try await reply(200, "text/plain", long)))
    }

    @Test func `a redirect is a refusal and not followed`() async throws {
        #expect(try await reply(307, "text/plain", "") == .refused(status: 307, ""))
    }

    @Test(arguments: [nil, "http://witness.example.org", "https://127.0.0.1:1", "nonsense"])
    func `a witness that cannot be asked is unreachable`(address: String?) async throws {
        let reply = await client.ask(
            try witness(address), with: try log.request(from: 0, to: 7))
        #expect(Self.isUnreachable(reply))
    }
}
