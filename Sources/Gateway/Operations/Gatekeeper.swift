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
        let workroom = try await admit(inquiry, from: caller, meter: meter)
        return try inquiry.answer(in: workroom)
    }

    /// Performs an operation: its changes and its entries are committed together.
    ///
    /// - Throws: `GatewayError`; nothing was changed, and a refusal is recorded.
    public func perform<Request: Operation>(
        _ operation: Request, for caller: Caller, meter: any ProgressMeter = SilentMeter()
    ) async throws(GatewayError) -> Request.Output {
        let workroom = try await admit(operation, from: caller, meter: meter)
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
        let workroom = try await admit(undertaking, from: caller, meter: meter)
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

    /// Lets a request in: its caller as they stand now, and by the role that decides.
    ///
    /// - Throws: `GatewayError`; a refusal is recorded before it is given.
    private func admit<Request: GatewayRequest>(
        _ request: Request, from caller: Caller, meter: any ProgressMeter
    ) async throws(GatewayError) -> Workroom {
        let now = time.now()
        let caller = try present(caller, at: now)
        let role = try await authorise(request, by: caller, at: now)
        return Workroom(
            store: store, now: now, caller: caller.deciding(role), places: places,
            keyEncryptionKey: keyEncryptionKey, verifierKeys: log.verifierKeys,
            signingKeys: signingKeys, configuration: configuration,
            destinations: destinations, outlets: outlets, meter: meter, time: time)
    }

    /// The caller as it is enrolled now, because a door may have made it before its enrolment or
    /// its roles ended.
    private func present(_ caller: Caller, at now: Instant) throws(GatewayError) -> Caller {
        guard let name = caller.requester.enrolment?.name else { return caller }
        let principals: [Enrolment]
        do { principals = try store.principals() } catch { throw GatewayError(error) }
        let enrolment = principals.first { $0.name == name }
        return Caller(
            requester: Requester(account: caller.requester.account, enrolment: enrolment),
            door: caller.door, process: caller.process
        ).deciding(enrolment?.roles(at: now).first)
    }

    /// Asks the permission rules, and records a refusal before it is given.
    ///
    /// Whether the caller is anybody at all is asked before what they name is looked up, so that
    /// a stranger does not learn which names exist.
    ///
    /// - Returns: The role that decides.
    private func authorise<Request: GatewayRequest>(
        _ request: Request, by caller: Caller, at now: Instant
    ) async throws(GatewayError) -> Role? {
        let enrolment = caller.requester.enrolment
        let anywhere = PermissionRules.verdict(for: Request.action, by: enrolment, at: now)
        try await deny(ifRefused: anywhere, Request.action, on: nil, caller)
        guard let name = try request.connection(in: store) else { return anywhere.basis.role }
        let shares = try store.shares(ofNamed: name)
        let here = PermissionRules.verdict(
            for: Request.action, by: enrolment, on: shares, at: now)
        try await deny(ifRefused: here, Request.action, on: name, caller)
        return here.basis.role
    }

    private func deny(
        ifRefused verdict: PermissionVerdict, _ action: Action, on connection: Name<Connection>?,
        _ caller: Caller
    ) async throws(GatewayError) {
        guard case .denied(let reason, let basis) = verdict else { return }
        let actor = caller.actor
        let resource =
            connection.map { ("connection", $0.text) } ?? ("action", action.rawValue)
        let entry = try await Journal(log: log, actor: actor).record([
            EntryDraft(
                .accessDenied, .denied, by: actor, on: resource, reason: reason,
                details: ["action": .string(action.rawValue), "rule": .string(basis.words)])
        ])
        throw .notPermitted(reason, rule: basis.words, entry: entry)
    }
}
