// Reading the gateway's state.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
public import Consent
public import Domain

/// Reading the gateway's state as it is committed.
public protocol StateReading: CosignatureReading {
    /// The home; nil before `init`.
    func home() throws(StorageError) -> HomeRecord?
    /// The newest version of a named key that is not destroyed.
    func key(_ name: Name<KeyNoun>) throws(StorageError) -> SealedKey?
    /// All versions of a named key that are not destroyed, oldest first.
    func keys(named name: Name<KeyNoun>) throws(StorageError) -> [SealedKey]
    /// Every version of every key that was ever made, by name, oldest first.
    func keyStandings() throws(StorageError) -> [KeyStanding]
    /// The keys that sign or signed the log, by the size they begin with.
    func logKeys() throws(StorageError) -> [LogKeyRecord]
    /// Everybody who was ever enrolled with every role they held, by name.
    func principals() throws(StorageError) -> [Enrolment]
    /// All connections, by name.
    func connections() throws(StorageError) -> [ConnectionRecord]
    /// The newest credential of a connection.
    func credential(of connection: Name<Connection>) throws(StorageError) -> SealedCredential?
    /// Every share of a connection, oldest first.
    func shares(of connection: Name<Connection>) throws(StorageError) -> [Share]
    /// Every version of the words that administrators agree to, in order of publication.
    func agreementTexts() throws(StorageError) -> [AgreementTextRecord]
    /// The newest agreement for a connection.
    func agreement(for connection: Name<Connection>) throws(StorageError) -> Agreement?
    /// All segments, by name.
    func segments() throws(StorageError) -> [SegmentRecord]
    /// All exports, by name.
    func exports() throws(StorageError) -> [ExportRecord]
    /// Every separation of duties that an export is or was under, oldest first.
    func constraints(on export: Name<Export>) throws(StorageError) -> [ExportConstraint]
    /// The newest schedule of each export that has one, by name, whatever its state.
    func schedules() throws(StorageError) -> [ExportSchedule]
    /// Every activated policy, in order of activation; the last of an identifier is in force.
    func policies() throws(StorageError) -> [PolicyRecord]
    /// A plan.
    func plan(_ identifier: Identifier<Transfer>) throws(StorageError) -> PlanRecord?
    /// All transfers, newest first.
    func transfers() throws(StorageError) -> [TransferRecord]
    /// The batches of a transfer, in order.
    func deliveries(of transfer: Identifier<Transfer>) throws(StorageError) -> [DeliveryRecord]
    /// Batches that were started and have no outcome.
    func unfinishedDeliveries() throws(StorageError) -> [DeliveryRecord]
    /// Blocks that are recorded as erased and may not have reached the disk.
    func pendingBlocks() throws(StorageError) -> [SegmentBlockImage]
    /// Transfers whose subject records are destroyed, by their identifier.
    func destroyedSegments() throws(StorageError) -> [DestroyedSegment]
    /// Signature lines of witnesses under the checkpoint of a size, by name.
    func cosignatures(ofSize size: UInt64) throws(StorageError) -> [String]
    /// Sizes of checkpoints that a witness signed, ascending.
    func cosignedSizes() throws(StorageError) -> [UInt64]
    /// Every definition of every purpose, by name, oldest first.
    func purposes() throws(StorageError) -> [PurposeDefinition]
    /// Every published notice, by name, oldest first.
    func notices() throws(StorageError) -> [NoticeVersion]
    /// All contexts by their address.
    func consentContexts() throws(StorageError) -> [Digest<ConsentContextText>: ConsentContext]
    /// Everything that was taken in together, oldest first, without what was recorded by itself
    /// unless asked for.
    func consentBatches(includingSingle: Bool) throws(StorageError) -> [ConsentBatchRecord]
    /// Whether a principal recorded or took in a consent that was given, and when last.
    func lastConsentGiven(recordedBy principal: Name<Principal>) throws(StorageError) -> Instant?
    /// What an import's rows were, as `ImportConsents` wrote it; empty when there is none.
    func rowIndex(of batch: Identifier<ConsentBatchNoun>) throws(StorageError) -> [UInt8]
    /// How the events of one subject came about, and with which batch, by the event's number.
    func evidence(
        of subject: SubjectReference
    ) throws(StorageError) -> [UInt64: (evidence: ConsentEvidence, batch: ConsentBatchRecord)]
    /// Everything that is kept apart because it is dated ahead of the clock, oldest first.
    func quarantinedConsents() throws(StorageError) -> [QuarantinedConsent]
    /// What has to be done at recipients: all that is open, and the closed ones if asked for,
    /// by deadline.
    func duties(includingClosed: Bool) throws(StorageError) -> [DutyRecord]
    /// A plan's approvals, oldest first.
    func approvals(of plan: Identifier<Transfer>) throws(StorageError) -> [ApprovalRecord]
}
