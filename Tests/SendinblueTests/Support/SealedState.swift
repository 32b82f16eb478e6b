// A state that holds one credential, or one agreement.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Gateway

/// A state that holds at most one credential with its connection and agreement, and nothing else.
struct SealedState: StateReading {
    var sealed: SealedCredential?
    var connection: ConnectionRecord?
    var agreement: Agreement?
    var text: AgreementTextRecord?

    func credential(of connection: Name<Connection>) throws(StorageError) -> SealedCredential? {
        sealed?.connection == connection ? sealed : nil
    }
    func home() throws(StorageError) -> HomeRecord? { nil }
    func key(_ name: Name<KeyNoun>) throws(StorageError) -> SealedKey? { nil }
    func keys(named name: Name<KeyNoun>) throws(StorageError) -> [SealedKey] { [] }
    func keyStandings() throws(StorageError) -> [KeyStanding] { [] }
    func logKeys() throws(StorageError) -> [LogKeyRecord] { [] }
    func pendingBlocks() throws(StorageError) -> [SegmentBlockImage] { [] }
    func destroyedSegments() throws(StorageError) -> [DestroyedSegment] { [] }
    func cosignatures(ofSize size: UInt64) throws(StorageError) -> [String] { [] }
    func cosignedSizes() throws(StorageError) -> [UInt64] { [] }
    func principals() throws(StorageError) -> [Enrolment] { [] }
    func connections() throws(StorageError) -> [ConnectionRecord] {
        connection.map { [$0] } ?? []
    }
    func agreement(for connection: Name<Connection>) throws(StorageError) -> Agreement? {
        agreement?.connection == connection ? agreement : nil
    }
    func segments() throws(StorageError) -> [SegmentRecord] { [] }
    func exports() throws(StorageError) -> [ExportRecord] { [] }
    func policies() throws(StorageError) -> [PolicyRecord] { [] }
    func plan(_ identifier: Identifier<Transfer>) throws(StorageError) -> PlanRecord? { nil }
    func transfers() throws(StorageError) -> [TransferRecord] { [] }
    func deliveries(of transfer: Identifier<Transfer>) throws(StorageError) -> [DeliveryRecord] {
        []
    }
    func unfinishedDeliveries() throws(StorageError) -> [DeliveryRecord] { [] }
    func shares(of connection: Name<Connection>) throws(StorageError) -> [Share] { [] }
    func agreementTexts() throws(StorageError) -> [AgreementTextRecord] { text.map { [$0] } ?? [] }
    func constraints(on export: Name<Export>) throws(StorageError) -> [ExportConstraint] { [] }
    func schedules() throws(StorageError) -> [ExportSchedule] { [] }
    func purposes() throws(StorageError) -> [PurposeDefinition] { [] }
    func notices() throws(StorageError) -> [NoticeVersion] { [] }
    func consentContexts() throws(StorageError) -> [Digest<ConsentContextText>: ConsentContext] {
        [:]
    }
    func consentBatches(includingSingle: Bool) throws(StorageError) -> [ConsentBatchRecord] { [] }
    func lastConsentGiven(recordedBy principal: Name<Principal>) throws(StorageError) -> Instant? {
        nil
    }
    func rowIndex(of batch: Identifier<ConsentBatchNoun>) throws(StorageError) -> [UInt8] { [] }
    func evidence(
        of subject: SubjectReference
    ) throws(StorageError) -> [UInt64: (evidence: ConsentEvidence, batch: ConsentBatchRecord)] {
        [:]
    }
    func quarantinedConsents() throws(StorageError) -> [QuarantinedConsent] { [] }
    func duties(includingClosed: Bool) throws(StorageError) -> [DutyRecord] { [] }
    func approvals(of plan: Identifier<Transfer>) throws(StorageError) -> [ApprovalRecord] { [] }
}
