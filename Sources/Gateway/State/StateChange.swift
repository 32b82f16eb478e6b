// What may change together with an entry.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
public import Consent
public import Domain

/// What may change together with an entry of the log: the whole of the gateway's writing.
///
/// Adding something that exists already is a conflict and undoes the transaction.
public enum StateChange: Sendable {
    case createHome(HomeRecord)
    case addKey(SealedKey)
    case enrol(Enrolment)
    /// The last administrator who may act is not disabled: a conflict.
    case disable(Name<Principal>, at: Instant)
    case addGrant(RoleGrant)
    /// Once; the last grant of the administrator's role that holds is not ended: a conflict.
    case endGrant(Identifier<GrantNoun>, TermEnd)
    case addShare(Share)
    /// Once.
    case endShare(Identifier<ShareNoun>, TermEnd)
    case publishAgreementText(AgreementTextRecord)
    case addConnection(ConnectionRecord, SealedCredential)
    case agree(Agreement)
    case addSegment(SegmentRecord)
    case addExport(ExportRecord)
    case addConstraint(ExportConstraint)
    /// Once.
    case endConstraint(Identifier<ConstraintNoun>, TermEnd)
    /// Added; the newest of an export counts.
    case schedule(ExportSchedule)
    case activatePolicy(PolicyRecord)
    /// A version that follows on the newest; another is a conflict.
    case definePurpose(PurposeDefinition)
    /// With the contexts that it makes; a context that is there already stays.
    case publishNotice(NoticeVersion, contexts: [ConsentContext])
    /// New terms by number, then events in order of arrival; the store numbers the events.
    case recordConsents(ConsentBatch)
    case openDuty(DutyRecord)
    /// Once, with `closedAt`, `closedBy` and `statement`.
    case closeDuty(DutyRecord)
    case addPlan(PlanRecord)
    case addApproval(ApprovalRecord)
    /// Once: an approval that was used is a conflict.
    case useApproval(Identifier<ApprovalNoun>, by: Identifier<Transfer>)
    case addTransfer(TransferRecord)
    case moveTransfer(Identifier<Transfer>, to: TransferState)
    case startDelivery(DeliveryRecord)
    case endDelivery(DeliveryRecord)
    /// A block that has to reach the disk, now or at the next start; the newest of a place counts.
    case stageBlock(SegmentBlockImage)
    /// Its file is removed, now or at the next start.
    case destroySegment(DestroyedSegment)
    /// The key is overwritten by zeros; that it was there stays.
    case destroyKey(Name<KeyNoun>, version: Int, at: Instant)
    case addLogKey(LogKeyRecord)
    case endLogKey(vkey: String, until: UInt64)
    /// Signature lines of witnesses under the checkpoint of a size; the first of a name stays.
    case keepCosignatures(size: UInt64, [String])
}
