// What a peer may not take up.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing

@testable import Service

struct SocketLimitTests {
    private static let status = #"{"request":"status.read"}"#

    @Test func `a line of just the limit is answered`() async throws {
        try await Bench().withClient { client in
            let blanks = String(repeating: " ", count: 65_536 - Self.status.utf8.count)
            #expect(await client.ask(Self.status + blanks)?.ok != nil)
        }
    }

    @Test func `a line above the limit is refused and the connection closed`() async throws {
        try await Bench().withClient { client in
            let blanks = String(repeating: " ", count: 65_537 - Self.status.utf8.count)
            let answer = try #require(await client.ask(Self.status + blanks))
            #expect(answer.kind == "input")
            #expect(answer.message?.contains("65536") == true)
            #expect(await client.nextLine() == nil)
        }
    }

    @Test func `a line that never ends is refused before it ends`() async throws {
        try await Bench().withClient(limits: SocketLimits(lineBytes: 100)) { client in
            await client.send(String(repeating: "x", count: 101))
            #expect(await client.nextAnswer()?.kind == "input")
            #expect(await client.nextLine() == nil)
        }
    }

    @Test func `a last line without end is refused`() async throws {
        try await Bench().withClient { client in
            await client.send(Self.status)
            await client.endSending()
            #expect(await client.nextAnswer()?.message?.contains("no end") == true)
            #expect(await client.nextLine() == nil)
        }
    }

    @Test func `a peer that sends nothing in time is told so and let go`() async throws {
        let limits = SocketLimits(patience: .milliseconds(20))
        try await Bench().withClient(limits: limits) { client in
            #expect(await client.nextAnswer()?.kind == "timed_out")
            #expect(await client.nextLine() == nil)
        }
    }

    @Test func `one connection more than an account may have is turned away`() async throws {
        let bench = try await Bench()
        try await bench.withClient(limits: SocketLimits(connectionsOfOneAccount: 1)) { client in
            #expect(await client.ask(Self.status)?.ok != nil)
            let other = try SocketClient(bench.path)
            #expect(await other.nextAnswer()?.kind == "busy")
            #expect(await other.nextLine() == nil)
        }
    }

    @Test func `a seat is free again when its peer has gone`() {
        let seats = Seats(SocketLimits(connectionsOfOneAccount: 1))
        #expect(seats.take(for: 1000))
        #expect(!seats.take(for: 1000))
        seats.leave(1000)
        #expect(seats.take(for: 1000))
    }

    @Test func `seats of all accounts together have an end`() {
        let seats = Seats(SocketLimits(connections: 2, connectionsOfOneAccount: 2))
        #expect(seats.take(for: 1000))
        #expect(seats.take(for: 1001))
        #expect(!seats.take(for: 1002))
    }

    @Test func `shutting the door ends open connections`() async throws {
        let bench = try await Bench()
        let door = try bench.door()
        async let serving: Void = door.serve()
        let client = try SocketClient(bench.path)
        #expect(await client.ask(Self.status)?.ok != nil)
        door.stop()
        await serving
        #expect(await client.nextLine() == nil)
    }

    @Test func `cancelling the task shuts the door`() async throws {
        let bench = try await Bench()
        let door = try bench.door()
        let serving = Task { await door.serve() }
        let client = try SocketClient(bench.path)
        #expect(await client.ask(Self.status)?.ok != nil)
        serving.cancel()
        await serving.value
        #expect(!FileManager.default.fileExists(atPath: bench.path))
    }

    @Test func `every descriptor is given back`() async {
        // In a process of its own, where nobody else opens any.
        await #expect(processExitsWith: .success) {
            func count() throws -> Int {
                try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
            }
            func visit() async throws {
                let bench = try await Bench(enrolling: nil)
                try await bench.withClient { client in
                    _ = await client.ask(#"{"request":"status.read"}"#)
                    for _ in 0..<8 { _ = await (try SocketClient(bench.path)).ask("x") }
                    await client.close()
                }
            }
            try await visit()
            let before = try count()
            for _ in 0..<5 { try await visit() }
            let after = try count()
            // Those of one visit may still be on their way out.
            if after > before + 4 { exit(EXIT_FAILURE) }
        }
    }
}
