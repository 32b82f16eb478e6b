// Running an export: permission, decision, record, delivery.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain
import Permissions
import Policy

/// Runs an export: everybody is decided, the decision is recorded, and only then batches leave.
///
/// What is refused is recorded as a transfer too, so that a review finds it.
public struct RunExport: Undertaking {
    /// What the caller must be allowed to do.
    public static let action = Action.exportRun

    /// The export.
    public let name: Name<Export>
    /// The plan that must still hold; nil to run without one.
    public let plan: Identifier<Transfer>?

    /// Whether to run although the last transfer of this export is uncertain.
    ///
    /// People of an uncertain batch may be sent a second time then, so somebody has to say so; the
    /// entry records that they did.
    public let acceptsUncertain: Bool

    /// Asks to run.
    public init(
        name: Name<Export>, plan: Identifier<Transfer>?, acceptsUncertain: Bool = false
    ) {
        self.name = name
        self.plan = plan
        self.acceptsUncertain = acceptsUncertain
    }

    /// The connection that it concerns.
    public func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { try state.export(name).connection }

    /// Does it, and records each step before it is taken.
    public func carryOut(
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) -> TransferReport {
        let planned = try plannedRun(in: workroom)
        let transfer: Identifier<Transfer> = try workroom.newIdentifier()
        let export = try workroom.export(name)
        let refusal = TransferRefusal(
            transfer: transfer, export: export, runBy: try workroom.principal,
            decidedAt: workroom.now)
        var delivery: TransferDelivery
        do {
            let setting = try TransferSetting(of: name, as: transfer, in: workroom)
            let license = TransferLicense(setting: setting, workroom: workroom)
            try license.check()
            try refuseAfterUncertain(in: workroom)
            try await examine(setting, in: workroom, writingTo: journal)
            var found = try DecisionPass.run(setting, in: workroom)
            let approval = try guardAll(found, setting: setting, planned: planned, in: workroom)
            let desk = SubjectDesk(
                pseudonymiser: try workroom.pseudonymiser(in: setting.epoch), view: found.view)
            let decided = try await record(
                &found, setting: setting, license: license, planned: planned, approval: approval,
                in: workroom, writingTo: journal)
            delivery = TransferDelivery(
                setting: setting, found: found, decidedAt: decided, license: license,
                desk: desk, workroom: workroom, journal: journal)
        } catch {
            throw try await refusal.recorded(error, in: journal)
        }
        let report = try await delivery.run()
        await CheckpointPush(workroom: workroom, journal: journal).run()
        return report
    }

    private func plannedRun(in workroom: Workroom) throws(GatewayError) -> PlanRecord? {
        guard let plan else { return nil }
        let found = try workroom.plan(plan)
        guard found.export == name else {
            throw .input(.inputInvalid, "plan \(plan) is of the export `\(found.export)`")
        }
        return found
    }

    /// An uncertain outcome is looked into before anything is sent again.
    private func refuseAfterUncertain(in workroom: Workroom) throws(GatewayError) {
        guard !acceptsUncertain, let last = try workroom.lastUncertain(of: name) else { return }
        throw .refused(
            .providerUncertain,
            "transfer \(last) of this export may have arrived or is still being sent, and a new run "
                + "could send its people a second time", entry: nil)
    }

    /// Key, list and fields are looked at before anybody is decided; no personal data leaves.
    private func examine(
        _ setting: TransferSetting, in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) {
        let errand = try await journal.errand(
            to: setting.connection, for: "transfer preflight", transfer: setting.transfer,
            needs: setting.agreementNeeds, in: workroom)
        do throws(DestinationError) {
            _ = try await setting.destination.examine(
                list: setting.export.list, fields: setting.policy.fields, on: errand)
        } catch { throw GatewayError(error, entry: nil) }
    }

    /// A plan that does not hold and a limit come first; then the approval that is asked for.
    ///
    /// - Returns: The approval to use; nil where none is asked for.
    private func guardAll(
        _ found: DecidedSegment, setting: TransferSetting, planned: PlanRecord?,
        in workroom: Workroom
    ) throws(GatewayError) -> ApprovalRecord? {
        if let planned,
            let change = TransferGuard.change(since: planned, found: found, setting: setting)
        {
            throw .refused(change.reason, change.words, entry: nil)
        }
        if let objection = TransferGuard.objection(
            to: found, setting: setting, last: try workroom.lastDelivered(by: name))
        {
            throw .refused(objection.reason, objection.words, entry: nil)
        }
        guard
            let need = TransferGuard.needOfApproval(
                for: found, setting: setting,
                lastUnderPolicy: try workroom.lastDelivered(under: setting.policy.identifier))
        else { return nil }
        return try ApprovalSearch(
            export: name, plan: planned, approvers: setting.policy.fourEyes?.approvers ?? [],
            need: need, workroom: workroom
        ).approval()
    }

    /// Subject records are synced to their file before the entry that names their root is committed.
    private func record(
        _ found: inout DecidedSegment, setting: TransferSetting, license: TransferLicense,
        planned: PlanRecord?, approval: ApprovalRecord?, in workroom: Workroom,
        writingTo journal: Journal
    ) async throws(GatewayError) -> UInt64 {
        let epochKey = try workroom.epochKey(setting.epoch)
        let segment: SubjectSegment
        do {
            segment = try SubjectSegment.write(
                &found.records, identifier: setting.transfer, under: epochKey,
                to: workroom.places.segment(of: "\(setting.transfer)"))
        } catch { throw GatewayError(error) }
        let policy = setting.policy
        let record = TransferRecord(
            identifier: setting.transfer, export: name, connection: setting.connection.name,
            runBy: try workroom.principal, decidedAt: workroom.now, state: .cleared, reason: nil,
            policy: policy.identifier, policyVersion: policy.version,
            policyDigest: policy.digest.hexadecimal, consentUpTo: found.view.upTo,
            recipient: policy.recipientName, totals: found.totals,
            subjectRoot: segment.root.hexadecimal, guardRails: setting.guardRails,
            approval: approval?.identifier)
        var details = TransferFacts.details(of: setting, found: found)
        details["segment"] = [
            "format": "seg1", "epoch": .string(segment.epoch), "order": "tag",
            "count": .integer(Int64(segment.count)), "root": .string(segment.root.hexadecimal),
        ]
        details["permission"] = .string(try license.rule())
        details["agreement"] = .string("\(try license.agreement())")
        details["plan"] = planned.map { .string($0.digest.hexadecimal) }
        details["approval"] = approval.map { .string("\($0.identifier)") }
        if acceptsUncertain, let last = try workroom.lastUncertain(of: name) {
            details["despite_uncertain"] = .string("\(last)")
        }
        details["fieldsets"] = TransferFacts.fieldSets(
            found.fieldSets, of: policy, room: TransferFacts.room(beside: details))
        return try await commit(record, details: details, in: workroom, writingTo: journal)
    }

    /// Commits the decision, which names the one before it, and uses the approval in the same commit.
    ///
    /// Which one that is is looked up beforehand and asked again inside the log's writer; when
    /// another run was decided in between, this one names that.
    private func commit(
        _ record: TransferRecord, details: [String: CanonicalJSON], in workroom: Workroom,
        writingTo journal: Journal
    ) async throws(GatewayError) -> UInt64 {
        let store = workroom.store
        var details = details
        while true {
            let newest = try NewestDecision(in: store)
            details["previous"] = newest.index.map { .integer(Int64(clamping: $0)) } ?? .null
            let draft = EntryDraft(
                .transferDecided, .allowed, by: journal.actor, on: ("export", name.text),
                transfer: record.identifier, details: details)
            do {
                return try await journal.record([draft]) { (first) throws(AuditError) in
                    try newest.hold(upTo: first, in: store)
                    return [.addTransfer(record)] + record.usingApproval
                }
            } catch {
                if error == .exists(NewestDecision.overtaken) { continue }
                throw try isOvertaken(by: error, record, in: workroom) ? Self.usedMeanwhile : error
            }
        }
    }

    /// Whether a commit failed because another run used the approval first.
    private func isOvertaken(
        by error: GatewayError, _ record: TransferRecord, in workroom: Workroom
    ) throws(GatewayError) -> Bool {
        guard case .exists = error, let approval = record.approval, let plan else { return false }
        return try workroom.approvals(of: plan).contains {
            $0.identifier == approval && $0.usedBy != nil
        }
    }

    private static let usedMeanwhile = GatewayError.refused(
        .actorApproval, "another run used the approval a moment ago; a further run needs another",
        entry: nil)
}

extension TransferRecord {
    fileprivate var usingApproval: [StateChange] {
        approval.map { [.useApproval($0, by: identifier)] } ?? []
    }
}
