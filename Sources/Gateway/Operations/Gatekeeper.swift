// The one path: authorise, perform, record.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
public import Domain
import Permissions

/// The one path into the gateway: every request is authorised, done and recorded here.
public struct Gatekeeper: Sendable {
    private let store: any GatewayStore
    private let log: AuditLog<StateChange>
    private let places: HomePlaces
    private let keyEncryptionKey: KeyEncryptionKey
    private let signingKeys: any SigningKeyKeeping
    private let configuration: AuditConfiguration
    private let destinations: any DestinationMaking
    private let outlets: CheckpointOutlets
    private let time: any TimeSource

    /// Takes up an open home; call `recover` before anything else.
    public init(
        store: any GatewayStore, log: AuditLog<StateChange>, places: HomePlaces,
        keyEncryptionKey: KeyEncryptionKey, signingKeys: any SigningKeyKeeping,
        configuration: AuditConfiguration, destinations: any DestinationMaking,
        outlets: CheckpointOutlets = .none, time: any TimeSource
    ) {
        self.store = store
        self.log = log
        self.places = places
        self.keyEncryptionKey = keyEncryptionKey
        self.signingKeys = signingKeys
        self.configuration = configuration
        self.destinations = destinations
        self.outlets = outlets
        self.time = time
    }

    /// Answers an inquiry.
    ///
    /// - Throws: `GatewayError`; a refusal is recorded.
    public func answer<Request: Inquiry>(
        _ inquiry: Request, for caller: Caller, meter: any ProgressMeter = SilentMeter()
    ) async throws(GatewayError) -> Request.Output {
        let workroom = try workroom(for: caller, meter: meter)
        try await authorise(inquiry, in: workroom)
        return try inquiry.answer(in: workroom)
    }

    /// Performs an operation: its changes and its entries are committed together.
    ///
    /// - Throws: `GatewayError`; nothing was changed, and a refusal is recorded.
    public func perform<Request: Operation>(
        _ operation: Request, for caller: Caller, meter: any ProgressMeter = SilentMeter()
    ) async throws(GatewayError) -> Request.Output {
        let workroom = try workroom(for: caller, meter: meter)
        try await authorise(operation, in: workroom)
        let preparation = try operation.prepare(in: workroom)
        try await Journal(log: log, actor: workroom.actor)
            .record(preparation.drafts, changingAt: preparation.changes)
        return preparation.output
    }

    /// Carries out an undertaking, which records each step before it takes it.
    ///
    /// - Throws: `GatewayError`, which says what did not happen; a refusal is recorded.
    public func carryOut<Request: Undertaking>(
        _ undertaking: Request, for caller: Caller, meter: any ProgressMeter = SilentMeter()
    ) async throws(GatewayError) -> Request.Output {
        let workroom = try workroom(for: caller, meter: meter)
        try await authorise(undertaking, in: workroom)
        return try await undertaking.carryOut(
            in: workroom, writingTo: Journal(log: log, actor: workroom.actor))
    }

    /// Records that the host's configuration changed, if it did, and what an interrupted process
    /// left open; see `Recovery`.
    ///
    /// - Returns: The batches that are uncertain now and were not before.
    public func recover(account: UInt32, process: Int32) async throws(GatewayError)
        -> [DeliveryRecord]
    {
        let actor = EntryActor(
            principal: nil, role: nil, account: account, door: "recovery", process: process)
        let journal = Journal(log: log, actor: actor)
        try await ConfigurationChange.record(configuration, store: store, journal: journal)
        return try await Recovery.run(
            store: store, journal: journal, places: places, now: time.now())
    }

    private func workroom(
        for caller: Caller, meter: any ProgressMeter
    ) throws(GatewayError) -> Workroom {
        Workroom(
            store: store, now: time.now(), caller: try present(caller), places: places,
            keyEncryptionKey: keyEncryptionKey, verifierKeys: log.verifierKeys,
            signingKeys: signingKeys, configuration: configuration,
            destinations: destinations, outlets: outlets, meter: meter, time: time)
    }

    /// The caller as it is enrolled now, because a door may have made it before its enrolment ended.
    private func present(_ caller: Caller) throws(GatewayError) -> Caller {
        guard let name = caller.requester.enrolment?.name else { return caller }
        let principals: [Enrolment]
        do { principals = try store.principals() } catch { throw GatewayError(error) }
        return Caller(
            requester: Requester(
                account: caller.requester.account,
                enrolment: principals.first { $0.name == name }),
            door: caller.door, process: caller.process)
    }

    /// Asks the permission rules, and records a refusal before it is given.
    ///
    /// Whether the caller is anybody at all is asked before what they name is looked up, so that
    /// a stranger does not learn which names exist.
    private func authorise<Request: GatewayRequest>(
        _ request: Request, in workroom: Workroom
    ) async throws(GatewayError) {
        try await deny(
            ifRefused: verdict(Request.action, on: .contributors, in: workroom),
            Request.action, on: nil, in: workroom)
        guard let name = try request.connection(in: store) else { return }
        let sharing = try store.connection(name).sharing
        try await deny(
            ifRefused: verdict(Request.action, on: sharing, in: workroom),
            Request.action, on: name, in: workroom)
    }

    private func verdict(
        _ action: Action, on sharing: Sharing, in workroom: Workroom
    ) -> PermissionVerdict {
        PermissionRules.verdict(
            for: action, by: workroom.caller.requester.enrolment, on: sharing, at: workroom.now)
    }

    private func deny(
        ifRefused verdict: PermissionVerdict, _ action: Action, on connection: Name<Connection>?,
        in workroom: Workroom
    ) async throws(GatewayError) {
        guard case .denied(let reason, let rule) = verdict else { return }
        let resource =
            connection.map { ("connection", $0.text) } ?? ("action", action.rawValue)
        let entry = try await Journal(log: log, actor: workroom.actor).record([
            EntryDraft(
                .accessDenied, .denied, by: workroom.actor, on: resource, reason: reason,
                details: ["action": .string(action.rawValue), "rule": .string(rule)])
        ])
        throw .notPermitted(reason, rule: rule, entry: entry)
    }
}
