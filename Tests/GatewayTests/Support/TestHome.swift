// A gateway's home with everything in it, for one test.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Permissions
import Segments
import Testing
import TransparencyLog

@testable import Gateway

/// A gateway's home with everything in it, for one test: store in memory, files in a folder.
final class TestHome: Sendable {
    let folder: Folder
    let store: MemoryStore
    let clock: HandClock
    let destination: FakeDestination
    let log: AuditLog<StateChange>
    let gatekeeper: Gatekeeper
    let keyEncryptionKey: KeyEncryptionKey
    let places: HomePlaces
    let signingKeys: FakeSigningKeys

    static let start = "2026-06-01T12:00:00Z"
    static let origin = "exeat.company.example/main"
    static let credential = "credential-that-must-never-be-shown"

    /// Takes up a store; an empty one is a new home that nobody founded.
    init(
        store: MemoryStore = MemoryStore(), folder: Folder, clock: HandClock,
        destination: FakeDestination? = nil, signingKeys: FakeSigningKeys = FakeSigningKeys(),
        configuration: AuditConfiguration = .none
    ) throws {
        self.folder = folder
        self.signingKeys = signingKeys
        self.store = store
        self.clock = clock
        let destination = destination ?? FakeDestination(store: store)
        self.destination = destination
        places = HomePlaces(home: folder.path)
        keyEncryptionKey = KeyEncryptionKey(path: folder.file("kek"))
        log = try AuditLog(
            storage: store, signers: signingKeys.signers(for: store.rows.logKeys),
            ended: signingKeys.ended(of: store.rows.logKeys),
            anchor: AnchorFile(path: folder.file("anchor")),
            time: clock, software: "exeat 1.0.0")
        gatekeeper = Gatekeeper(
            store: store, log: log, places: places, keyEncryptionKey: keyEncryptionKey,
            signingKeys: signingKeys, configuration: configuration,
            destinations: FakeDestinations(destination: destination), time: clock)
    }

    /// Founds a home and enrols a principal of each role.
    static func founded(limit: BatchLimit? = nil) async throws -> TestHome {
        let folder = try Folder()
        try folder.make("segments")
        let clock = HandClock(try #require(Instant(start)))
        let store = MemoryStore()
        let destination = limit.map { FakeDestination(store: store, limit: $0) }
        let home = try TestHome(
            store: store, folder: folder, clock: clock, destination: destination)
        try home.keyEncryptionKey.create()
        _ = try await HomeFounding(
            origin: origin, administrator: Name("administrator"), account: account(.administrator)
        ).found(
            log: home.log, keyEncryptionKey: home.keyEncryptionKey, process: 42, at: clock.now())
        var rows = home.store.rows
        try PublishedNotices.put(into: &rows)
        let published = rows
        home.store.edit { $0 = published }
        for role in [Role.contributor, .officer, .viewer] {
            _ = try await home.perform(
                AddPrincipal(
                    name: Name(role.rawValue), role: role, account: account(role)))
        }
        return home
    }

    /// A home in which `readers` may be exported: policy, consents, connection and agreement.
    static func ready(
        _ readers: [Reader], batch: Int = 2, changes: [(String, String)] = [],
        limit: BatchLimit? = nil
    ) async throws -> TestHome {
        let home = try await founded(limit: limit)
        try await home.activate(changes: changes)
        try await home.connect()
        try await home.agree()
        try await home.takeIn(Reader.consents(readers))
        try await home.addSegment("readers", Reader.table(readers))
        try await home.addExport(segments: ["readers"], batch: batch)
        return home
    }

    /// The same store and folder under a new process.
    func restarted(configuration: AuditConfiguration = .none) throws -> TestHome {
        store.mend()
        return try TestHome(
            store: store, folder: folder, clock: clock, destination: destination,
            signingKeys: signingKeys, configuration: configuration)
    }

    static func account(_ role: Role) -> UInt32 {
        switch role {
        case .administrator: 1000
        case .contributor: 1001
        case .officer: 1002
        case .viewer: 1003
        }
    }

    func caller(_ role: Role = .administrator) -> Caller {
        Caller(
            requester: Requester(
                account: Self.account(role),
                enrolment: store.rows.principals.first { $0.name.text == role.rawValue }),
            door: "cli", process: 42)
    }

    static let stranger = Caller(
        requester: Requester(account: 4711, enrolment: nil), door: "socket", process: 43)
}
