// Reading the gateway's state.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
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
    /// Everybody who was ever enrolled, by name.
    func principals() throws(StorageError) -> [Enrolment]
    /// All connections, by name.
    func connections() throws(StorageError) -> [ConnectionRecord]
    /// The newest credential of a connection.
    func credential(of connection: Name<Connection>) throws(StorageError) -> SealedCredential?
    /// The newest agreement for a connection.
    func agreement(for connection: Name<Connection>) throws(StorageError) -> Agreement?
    /// All segments, by name.
    func segments() throws(StorageError) -> [SegmentRecord]
    /// All exports, by name.
    func exports() throws(StorageError) -> [ExportRecord]
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
    /// The import of a consent file, if it was taken in.
    func consentImport(ofSource digest: String) throws(StorageError) -> ConsentImportRecord?
}
