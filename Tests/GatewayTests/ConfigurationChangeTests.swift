// That a changed configuration is recorded first of all.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Testing

@testable import Gateway

struct ConfigurationChangeTests {
    private static func configuration(_ text: String) throws -> AuditConfiguration {
        try AuditConfiguration(parsing: Array(text.utf8))
    }

    /// Opens the home anew under this configuration, and gives back what recovery recorded.
    private func reopened(
        _ home: TestHome, _ configuration: AuditConfiguration
    ) async throws -> [Entry] {
        let before = try home.entries().count
        let again = try home.restarted(configuration: configuration)
        _ = try await again.gatekeeper.recover(account: 1000, process: 42)
        return Array(try again.entries().dropFirst(before))
    }

    @Test func `without a file, and none before, nothing is recorded`() async throws {
        let home = try await TestHome.founded()
        #expect(try await reopened(home, .none).isEmpty)
    }

    @Test func `a file that appears is recorded with what it says`() async throws {
        let home = try await TestHome.founded()
        let configuration = try Self.configuration("checkpoint-file /var/newest\n")
        let entries = try await reopened(home, configuration)
        let entry = try #require(entries.first)
        #expect(entries.count == 1 && entry.type == .configChanged)
        #expect(entry.detail("sha256")?.stringValue == configuration.digest?.hexadecimal)
        #expect(entry.detail("previous") == .null)
        #expect(entry.detail("settings") == ["checkpoint-file": "/var/newest"])
    }

    @Test func `the same file is recorded once`() async throws {
        let home = try await TestHome.founded()
        let configuration = try Self.configuration("space-reserve 2097152\n")
        _ = try await reopened(home, configuration)
        #expect(try await reopened(home, configuration).isEmpty)
    }

    @Test func `a file that goes is recorded with the one before`() async throws {
        let home = try await TestHome.founded()
        let configuration = try Self.configuration("space-reserve 2097152\n")
        _ = try await reopened(home, configuration)
        let entry = try #require(try await reopened(home, .none).first)
        #expect(entry.detail("sha256") == .null)
        #expect(entry.detail("previous")?.stringValue == configuration.digest?.hexadecimal)
        #expect(try await reopened(home, .none).isEmpty)
    }

    @Test func `it stands before what recovery finds`() async throws {
        let home = try await TestHome.ready((1...3).map { Reader($0) })
        home.store.fail(commit: 3, .notPersisted)
        await #expect(throws: GatewayError.self) { try await home.run() }
        let entries = try await reopened(home, Self.configuration("# nothing\n"))
        #expect(entries.count > 1 && entries.first?.type == .configChanged)
    }

    @Test func `a change that cannot be recorded opens nothing`() async throws {
        let home = try await TestHome.founded()
        let again = try home.restarted(configuration: Self.configuration("# nothing\n"))
        home.store.fail(commit: 0, .notPersisted)
        await #expect(throws: GatewayError.self) {
            try await again.gatekeeper.recover(account: 1000, process: 42)
        }
    }
}
