// A home that is open: locked, checked and recovered.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import Gateway
import Glibc
import Permissions
import Store
import TransparencyLog
import Witness

/// A home that is open: locked for this process, its log checked, what was left open recorded.
struct OpenHome: ~Copyable {
    let gatekeeper: Gatekeeper
    let caller: Caller
    let store: SQLiteStore
    /// Batches that an earlier process left without outcome, and that are uncertain now.
    let found: [DeliveryRecord]
    let signingKeys: SigningKeyFiles
    /// How many keys sign the log: two while one takes over from the other.
    let signingKeyCount: Int
    private let lock: HomeLock

    static func open(_ options: HomeOptions) async throws -> OpenHome {
        // libcurl would write the session's secrets to the file that this names.
        unsafe unsetenv("SSLKEYLOGFILE")
        let places = options.places
        guard FileManager.default.fileExists(atPath: places.database) else {
            throw CommandFailure.noHome(places.home)
        }
        let lock = try HomeLock(path: places.lock)
        guard try !HomeFolder.isUnfinished(places) else { throw CommandFailure.noHome(places.home) }
        let configuration = try HostConfiguration.read(places)
        let store = try SQLiteStore.open(
            at: places.database, lock: lock.path, reserve: configuration.spaceReserve)
        guard let home = try store.home() else { throw CommandFailure.noHome(places.home) }
        let keys = KeyFiles(places: places)
        let signingKeys = SigningKeyFiles(keys: keys, origin: home.origin)
        let terms = try SigningKeyTerms(of: store)
        let log = try log(
            in: store, signers: signingKeys.signers(for: terms), ended: terms.ended, places: places)
        let gatekeeper = Gatekeeper(
            store: store, log: log, places: places, keyEncryptionKey: keys.keyEncryption,
            signingKeys: signingKeys, configuration: configuration,
            destinations: KnownDestinations(),
            outlets: CheckpointOutlets(witnesses: WitnessClient(), handing: CheckpointProgram()),
            time: SystemTime())
        let found = try await gatekeeper.recover(account: getuid(), process: getpid())
        let requester = try requester(options, principals: try store.principals())
        return OpenHome(
            gatekeeper: gatekeeper,
            caller: Caller(requester: requester, door: "cli", process: getpid()), store: store,
            found: found, signingKeys: signingKeys, signingKeyCount: log.verifierKeys.count,
            lock: lock)
    }

    /// The log of a store, with the keys that sign it and those that did.
    static func log(
        in store: SQLiteStore, signers: consuming LogSigners, ended: [VerifierKey],
        places: HomePlaces
    ) throws -> AuditLog<StateChange> {
        let anchor = Environment.value("EXEAT_ANCHOR") ?? places.anchor
        return try AuditLog(
            storage: store, signers: signers, ended: ended,
            anchor: AnchorFile(path: anchor), time: SystemTime(), software: Software.name)
    }

    /// Who asks: the account that the kernel attests, and whom it acts for.
    ///
    /// Whoever may read the home owns it, so acting for an enrolled principal hides nothing: the
    /// entry records the account beside the name.
    private static func requester(
        _ options: HomeOptions, principals: [Enrolment]
    ) throws -> Requester {
        let account = getuid()
        guard let name = options.as else {
            return Requester(
                account: account,
                enrolment: principals.oldest(of: account))
        }
        return Requester(
            account: account, enrolment: principals.first { $0.name.text == name })
    }
}
