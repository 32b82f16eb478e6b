// No batch before the quorum.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import Synchronization
import Testing
import TransparencyLog

@testable import Gateway

struct WitnessConditionTests {
    private static let required = "trust-policy @/policy\nquorum required\n"

    private func isRefused(_ bench: WitnessedHome) async throws -> Bool {
        let report = try await bench.run()
        #expect(report.state == .interrupted && report.reason == .auditUnwitnessed)
        #expect(report.batches.isEmpty && report.delivered == 0)
        #expect(try bench.newest(.transferFinished).members["reason"] == "audit.unwitnessed")
        try bench.home.verified()
        return bench.home.destination.sent.isEmpty
    }

    @Test func `with the quorum the transfer is sent, and its decision was cosigned first`()
        async throws
    {
        let bench = try await WitnessedHome(Self.required)
        let store = bench.home.store
        let cosigned = Mutex<UInt64>(0)
        bench.home.destination.whileDelivering { _ in
            let size = try store.cosignedSizes().last ?? 0
            cosigned.withLock { $0 = size }
        }
        #expect(try await bench.run().state == .delivered)
        let decided = try bench.newest(.transferDecided).index
        #expect(cosigned.withLock { $0 } > decided)
    }

    @Test func `without enough witnesses nothing leaves`() async throws {
        let bench = try await WitnessedHome(Self.required)
        bench.witnesses.answer(.unreachable("down"), by: "b")
        #expect(try await isRefused(bench))
        #expect(bench.handing.told.contains("Witness b: unreachable: down"))
    }

    @Test func `with an alarm nothing leaves`() async throws {
        let bench = try await WitnessedHome(Self.required)
        bench.witnesses.answer(.conflict(size: 1_000), by: "b")
        #expect(try await isRefused(bench))
        #expect(bench.handing.told.contains { $0.contains("ROLLBACK") })
    }

    @Test func `without the policy file nothing leaves`() async throws {
        let bench = try await WitnessedHome("trust-policy @/missing\nquorum required\n")
        #expect(try await isRefused(bench))
    }

    @Test func `with a malformed policy nothing leaves`() async throws {
        let bench = try await WitnessedHome(Self.required)
        try bench.home.folder.write("nonsense\n", to: "policy")
        #expect(try await isRefused(bench))
    }

    @Test func `with a policy that others may change nothing leaves`() async throws {
        let bench = try await WitnessedHome(Self.required)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o666], ofItemAtPath: bench.home.folder.file("policy"))
        #expect(try await isRefused(bench))
    }

    @Test func `with a policy that asks for nobody nothing leaves`() async throws {
        let bench = try await WitnessedHome(Self.required)
        try bench.home.folder.write(
            "log \(bench.home.log.verifierKey.text)\nquorum none\n", to: "policy")
        #expect(try await isRefused(bench))
    }

    @Test func `a quorum that is only reported stops nothing, and is told`() async throws {
        let bench = try await WitnessedHome("trust-policy @/policy\n")
        bench.witnesses.answer(.unreachable("down"), by: "b")
        #expect(try await bench.run().state == .delivered)
        #expect(try bench.newest(.logWitnessed).detail("quorum") == .boolean(false))
        #expect(bench.handing.told.contains { $0.contains("quorum") })
    }

    @Test func `without a configuration nobody is asked`() async throws {
        let bench = try await WitnessedHome()
        #expect(try await bench.run().state == .delivered)
        #expect(bench.witnesses.asked.isEmpty)
        #expect(try bench.home.entries(.logWitnessed).isEmpty)
    }
}
