// A home whose log is witnessed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Testing
import TransparencyLog

@testable import Gateway

/// A home whose log is witnessed, and whose checkpoints go where its configuration says.
struct WitnessedHome {
    let home: TestHome
    let witnesses: FakeWitnesses
    let handing: FakeHanding
    let gatekeeper: Gatekeeper

    /// A home in which two people may be exported, under a configuration in which `@` is the home's
    /// folder; its policy file is `policy`.
    init(_ configuration: String = "", problem: String? = nil) async throws {
        home = try await TestHome.ready([Reader(1), Reader(2)])
        witnesses = try FakeWitnesses(knowing: home.log.verifierKey)
        handing = FakeHanding(problem: problem)
        try home.folder.write(witnesses.policy(ofLog: home.log.verifierKey), to: "policy")
        let text = configuration.replacing("@", with: home.folder.path)
        gatekeeper = Gatekeeper(
            store: home.store, log: home.log, places: home.places,
            keyEncryptionKey: home.keyEncryptionKey, signingKeys: home.signingKeys,
            configuration: try AuditConfiguration(parsing: Array(text.utf8)),
            destinations: FakeDestinations(destination: home.destination),
            outlets: CheckpointOutlets(witnesses: witnesses, handing: handing), time: home.clock)
    }

    /// Has the log witnessed.
    func witness(policy: String? = nil) async throws -> WitnessLog.Output {
        try await gatekeeper.carryOut(
            WitnessLog(policy: policy ?? home.folder.file("policy")), for: home.caller(.officer))
    }

    /// Runs the export.
    @discardableResult
    func run() async throws -> TransferReport {
        try await gatekeeper.carryOut(
            RunExport(name: Name("newsletter"), plan: nil), for: home.caller(.contributor),
            meter: handing)
    }

    /// What the newest entry of a type says.
    func newest(_ type: EntryType) throws -> Entry { try #require(home.entries(type).last) }
}
