// The tests of running after an uncertain transfer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing

struct UncertainRunTests {
    private static let readers = (1...6).map { Reader($0) }

    private func uncertainHome() async throws -> (TestHome, Identifier<Transfer>) {
        let home = try await TestHome.ready(Self.readers)
        home.destination.answer(.uncertain(.providerUncertain, DeliveryReport()))
        return (home, try await home.run().transfer)
    }

    @Test func `an export whose last transfer is uncertain does not run again by itself`()
        async throws
    {
        let (home, last) = try await uncertainHome()
        let sent = home.destination.sent.count
        do {
            try await home.run()
            Issue.record("it ran")
        } catch let error as GatewayError {
            #expect(error.reason == .providerUncertain)
            #expect("\(error)".contains("\(last)"))
        }
        #expect(home.destination.sent.count == sent)
        #expect(try home.entries(.transferRefused).count == 1)
    }

    @Test func `whoever runs it all the same is recorded with the uncertain transfer`()
        async throws
    {
        let (home, last) = try await uncertainHome()
        let report = try await home.gatekeeper.carryOut(
            RunExport(name: Name("newsletter"), plan: nil, acceptsUncertain: true),
            for: home.caller(.contributor))
        #expect(report.state == .delivered)
        let decided = try #require(try home.entries(.transferDecided).last)
        #expect(decided.detail("despite_uncertain")?.stringValue == "\(last)")
    }

    @Test func `an outcome that the clock kept out of the log is as good as uncertain`()
        async throws
    {
        let home = try await TestHome.ready(Self.readers)
        home.destination.whileDelivering { [unowned home] _ in
            home.clock.set("2026-06-01T11:00:00Z")
        }
        #expect(try await failure { try await home.run() }.reason == .clockUntrusted)
        home.destination.whileDelivering { _ in }
        home.clock.set("2026-06-01T12:00:30Z")
        #expect(try await failure { try await home.run() }.reason == .providerUncertain)
        #expect(home.destination.sent.count == 1)
    }

    @Test func `an export that is being sent is not sent a second time beside it`() async throws {
        let home = try await TestHome.ready(Self.readers)
        home.destination.whileDelivering { [unowned home] batch in
            guard batch == 0, home.destination.sent.count == 1 else { return }
            let error = try await failure { try await home.run() }
            #expect(error.reason == .providerUncertain)
        }
        #expect(try await home.run().state == .delivered)
        #expect(home.destination.sent.count == 3)
    }

    @Test func `a delivered run ends the matter`() async throws {
        let (home, _) = try await uncertainHome()
        _ = try await home.gatekeeper.carryOut(
            RunExport(name: Name("newsletter"), plan: nil, acceptsUncertain: true),
            for: home.caller(.contributor))
        #expect(try await home.run().state == .delivered)
    }
}
