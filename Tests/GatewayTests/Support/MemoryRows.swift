// Everything a gateway keeps, in memory.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Gateway
import TransparencyLog

/// What a memory store holds; a copy of it is a snapshot.
struct MemoryRows: Sendable {
    struct Place: Hashable {
        let level: Int
        let index: UInt64
    }

    var bodies: [[UInt8]] = []
    var leaves: [Digest<Leaf>] = []
    var subtrees: [Place: Digest<Node>] = [:]
    var checkpoints: [UInt64: [UInt8]] = [:]
    var head: LogHead?

    var home: HomeRecord?
    var keys: [SealedKey] = []
    var destroyed: [KeyStanding] = []
    var logKeys: [LogKeyRecord] = []
    var pendingBlocks: [SegmentBlockImage] = []
    var destroyedSegments: [DestroyedSegment] = []
    var cosignatures: [UInt64: [String: String]] = [:]
    var principals: [Enrolment] = []
    var connections: [ConnectionRecord] = []
    var credentials: [SealedCredential] = []
    var agreements: [Agreement] = []
    var segments: [SegmentRecord] = []
    var exports: [ExportRecord] = []
    var policies: [PolicyRecord] = []
    var plans: [PlanRecord] = []
    var transfers: [TransferRecord] = []
    var deliveries: [DeliveryRecord] = []
    var terms: [UInt32: ConsentTerms] = [:]
    var events: [ConsentEvent] = []
    var batches: [MemoryBatch] = []
    var evidence: [MemoryEvidence] = []
    var quarantined: [QuarantinedConsent] = []
    var purposes: [PurposeDefinition] = []
    var notices: [NoticeVersion] = []
    var contexts: [ConsentContext] = []
    var shares: [Share] = []
    var agreementTexts: [AgreementTextRecord] = []
    var constraints: [ExportConstraint] = []
    var schedules: [ExportSchedule] = []
    var duties: [DutyRecord] = []
    var approvals: [ApprovalRecord] = []

    /// Everything but the log, for comparing.
    var state: String {
        var rows = self
        (rows.bodies, rows.leaves, rows.subtrees) = ([], [], [:])
        (rows.checkpoints, rows.head) = ([:], nil)
        return "\(rows)"
    }
}

extension MemoryRows {
    /// Applies a change by the rules of the real store: what exists already is a conflict.
    mutating func apply(_ change: StateChange) throws(StorageError) {
        switch change {
        case .createHome(let record):
            try refuse("the home", if: home != nil)
            home = record
        case .addKey(let key):
            try refuse(
                "the key", if: keys.contains { ($0.name, $0.version) == (key.name, key.version) })
            keys.append(key)
        case .addConnection(let connection, let credential):
            try refuse("the connection", if: connections.contains { $0.name == connection.name })
            connections.append(connection)
            credentials.append(credential)
        case .agree(let agreement): agreements.append(agreement)
        case .addSegment(let segment):
            try refuse("the segment", if: segments.contains { $0.name == segment.name })
            segments.append(segment)
        case .addExport(let export):
            try refuse("the export", if: exports.contains { $0.name == export.name })
            exports.append(export)
        case .activatePolicy(let policy): policies.append(policy)
        case .addPlan(let plan): plans.append(plan)
        case .addTransfer(let transfer):
            try refuse(
                "the transfer", if: transfers.contains { $0.identifier == transfer.identifier })
            transfers.append(transfer)
        case .moveTransfer(let identifier, let state): try move(identifier, to: state)
        case .startDelivery(let delivery): try start(delivery)
        case .endDelivery(let delivery): try end(delivery)
        default: try applyPermissions(change)
        }
    }

    func refuse(_ what: String, if exists: Bool) throws(StorageError) {
        if exists { throw .conflict(what) }
    }

    private mutating func move(
        _ transfer: Identifier<Transfer>, to state: TransferState
    ) throws(StorageError) {
        guard state != .refused,
            let index = transfers.firstIndex(where: { $0.identifier == transfer }),
            transfers[index].state != .refused
        else { throw .failed("no transfer that may be moved") }
        transfers[index].state = state
    }

    private mutating func start(_ delivery: DeliveryRecord) throws(StorageError) {
        try refuse(
            "the batch",
            if: deliveries.contains {
                ($0.transfer, $0.batch) == (delivery.transfer, delivery.batch)
            })
        guard delivery.state == .started,
            transfers.contains(where: {
                $0.identifier == delivery.transfer && $0.state != .refused
            })
        else { throw .failed("no transfer that may be sent") }
        deliveries.append(delivery)
    }

    private mutating func end(_ delivery: DeliveryRecord) throws(StorageError) {
        guard delivery.state != .started,
            let index = deliveries.firstIndex(where: {
                ($0.transfer, $0.batch) == (delivery.transfer, delivery.batch)
                    && $0.body == delivery.body
            })
        else { throw .failed("no batch that may end") }
        let second: DeliveryRecord.State = delivery.state == .uncertain ? .started : .uncertain
        guard [.started, second].contains(deliveries[index].state) else {
            throw .conflict("an outcome of the batch")
        }
        deliveries[index] = delivery
    }
}
