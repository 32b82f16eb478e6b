// A gateway in memory behind a door on a socket.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Gateway
import Glibc
import TransparencyLog

@testable import Service

/// A gateway in memory behind a door on a socket.
struct Bench {
    static let start = Instant(seconds: 1_790_000_000)

    let folder: TemporaryFolder
    let clock = HandClock(start)
    let store = MemoryStore()
    let log: AuditLog<StateChange>
    let gatekeeper: Gatekeeper

    /// A gateway with one entry, in which this account is enrolled or is not.
    init(enrolling role: Role? = .officer) async throws {
        folder = try TemporaryFolder()
        let key = try SigningKey(seed: SecretBytes(copying: [UInt8](repeating: 7, count: 32)))
        log = try AuditLog(
            storage: store, signers: LogSigners(NoteSigner(name: "example.com/exeat", key: key)),
            anchor: AnchorFile(path: folder.file("anchor")), time: clock, software: "exeat 0")
        gatekeeper = Gatekeeper(
            store: store, log: log, places: HomePlaces(home: folder.path),
            keyEncryptionKey: KeyEncryptionKey(path: folder.file("none")),
            signingKeys: NoSigningKeys(), configuration: .none, destinations: NoDestinations(),
            time: clock)
        var changes: [StateChange] = [
            .createHome(HomeRecord(origin: "example.com/exeat", createdAt: Self.start))
        ]
        if let role { changes.append(.enrol(try Self.enrolment(role))) }
        let actor = EntryActor(
            principal: nil, role: nil, account: getuid(), door: "cli", process: getpid())
        try await log.append(
            [
                EntryDraft(
                    .logCreated, .allowed, by: actor, on: ("log", "example.com/exeat"),
                    details: ["vkey": .string(log.verifierKey.text)])
            ],
            changing: changes)
    }

    var path: String { folder.file("door/exeat.sock") }

    static func enrolment(_ role: Role, disabledAt: Instant? = nil) throws -> Enrolment {
        Enrolment(
            name: try Name("olga"), role: role, account: getuid(), enrolledAt: start,
            disabledAt: disabledAt)
    }

    static func transfer(_ number: UInt8) throws -> TransferRecord {
        var totals = DecisionTotals()
        totals.read = 3
        totals.withheld = ["consent.unknown": 3]
        guard
            let identifier = Identifier<Transfer>(
                at: start, random: [UInt8](repeating: number, count: 10))
        else { throw SocketClient.NotConnected() }
        return TransferRecord(
            identifier: identifier, export: try Name("weekly"), connection: try Name("brevo"),
            runBy: try Name("olga"), decidedAt: start, state: .refused, reason: .policyNone,
            policy: nil, policyVersion: nil, policyDigest: nil, consentUpTo: 0, recipient: nil,
            totals: totals, subjectRoot: nil)
    }

    func door(
        limits: SocketLimits = SocketLimits(), reach: SocketReach = .ownAccount
    ) throws -> SocketDoor {
        let (gatekeeper, store) = (gatekeeper, store)
        return try SocketDoor(path: path, reach: reach, limits: limits) { peer in
            LocalInquiryChannel(
                gatekeeper: gatekeeper, state: store, account: peer.account, door: "socket",
                process: peer.process)
        }
    }

    /// Opens a door, lets `body` be a client, and shuts the door again.
    func withClient(
        limits: SocketLimits = SocketLimits(), _ body: @Sendable (SocketClient) async throws -> Void
    ) async throws {
        let door = try door(limits: limits)
        async let serving: Void = door.serve()
        let result: Result<Void, any Error>
        do { result = .success(try await body(SocketClient(path))) } catch {
            result = .failure(error)
        }
        door.stop()
        await serving
        try result.get()
    }
}
