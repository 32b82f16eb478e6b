// The console as it stands on a port.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization
import Testing

@testable import Console

struct ConsoleServerTests {
    /// Runs a console on a port that the system chooses, and stops it again.
    private func withConsole(
        _ body: @Sendable (_ path: String, _ port: UInt16) async throws -> Void
    ) async throws {
        let server = try ConsoleServer(channel: ScriptedChannel(), time: HandClock())
        let (addresses, announce) = AsyncStream.makeStream(of: String.self)
        let serving = Task {
            defer { announce.finish() }
            try await server.serve { announce.yield($0) }
        }
        var iterator = addresses.makeAsyncIterator()
        let address = try #require(await iterator.next())
        let parts = try #require(URL(string: address))
        let port = try #require(parts.port.flatMap { UInt16(exactly: $0) })
        #expect(parts.host() == "127.0.0.1")
        let result: Result<Void, any Error>
        do { result = .success(try await body(parts.path(), port)) } catch {
            result = .failure(error)
        }
        serving.cancel()
        try await serving.value
        try result.get()
        #expect(await WebClient.exchange("GET / HTTP/1.1\r\n\r\n", port: port).isEmpty)
    }

    private static func request(
        _ path: String, _ port: UInt16, method: String = "GET", host: String = "127.0.0.1",
        more: String = ""
    ) -> String {
        "\(method) \(path) HTTP/1.1\r\nHost: \(host):\(port)\r\nConnection: close\r\n\(more)\r\n"
    }

    @Test func `the first page is at the address that is told`() async throws {
        try await withConsole { path, port in
            let answer = await WebClient.exchange(Self.request(path, port), port: port)
            #expect(answer.hasPrefix("HTTP/1.1 200 "))
            #expect(answer.contains("✔ Verified"))
        }
    }

    @Test func `every answer has the security headers, that without a page too`() async throws {
        try await withConsole { path, port in
            for path in [path, "/"] {
                let answer = await WebClient.exchange(Self.request(path, port), port: port)
                for line in [
                    "Content-Security-Policy: default-src 'none'; style-src 'self'; "
                        + "img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
                        + "object-src 'none'; frame-ancestors 'none'",
                    "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer",
                    "Cross-Origin-Opener-Policy: same-origin",
                    "Cross-Origin-Resource-Policy: same-origin", "Cache-Control: no-store",
                ] {
                    #expect(answer.contains("\r\n\(line)\r\n"))
                }
                #expect(answer.contains("Permissions-Policy: accelerometer=(), "))
            }
        }
    }

    @Test func `without the key the port answers 404`() async throws {
        try await withConsole { _, port in
            let answer = await WebClient.exchange(Self.request("/transfers", port), port: port)
            #expect(answer.hasPrefix("HTTP/1.1 404 "))
        }
    }

    @Test func `a POST is refused and told what is allowed`() async throws {
        try await withConsole { path, port in
            let answer = await WebClient.exchange(
                Self.request(path, port, method: "POST", more: "Content-Length: 0\r\n"),
                port: port)
            #expect(answer.hasPrefix("HTTP/1.1 405 "))
            #expect(answer.contains("\r\nAllow: GET\r\n"))
        }
    }

    @Test func `a host that is not ours is refused`() async throws {
        try await withConsole { path, port in
            let answer = await WebClient.exchange(
                Self.request(path, port, host: "company.example"), port: port)
            #expect(answer.hasPrefix("HTTP/1.1 421 "))
        }
    }

    @Test func `a second host is refused`() async throws {
        try await withConsole { path, port in
            let answer = await WebClient.exchange(
                Self.request(path, port, more: "Host: company.example\r\n"), port: port)
            #expect(!answer.hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test func `a connection that is kept open does not keep the console open`() async throws {
        let open = Mutex<Task<String, Never>?>(nil)
        try await withConsole { path, port in
            let request = Self.request(path, port).replacing("Connection: close", with: "X: x")
            let task = Task { await WebClient.exchange(request, port: port) }
            open.withLock { $0 = task }
            // Answered on a connection of its own, so the console is at work.
            _ = await WebClient.exchange(Self.request(path, port), port: port)
        }
        _ = await open.withLock { $0 }?.value
    }

    @Test func `a task that is cancelled before it begins ends without error`() async throws {
        let server = try ConsoleServer(channel: ScriptedChannel(), time: HandClock())
        let task = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            try await server.serve { _ in }
        }
        try await task.value
    }

    @Test func `a port that is taken is an error`() async throws {
        try await withConsole { _, port in
            let second = try ConsoleServer(
                channel: ScriptedChannel(), time: HandClock(), port: port)
            await #expect(throws: ConsoleError.self) { try await second.serve { _ in } }
        }
    }
}
