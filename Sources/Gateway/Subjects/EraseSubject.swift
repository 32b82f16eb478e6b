// Erasing one person from every transfer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Erases one person's records from the subject records of every transfer.
///
/// The hashes of the records stay, so that every root and proof stays valid. Each erasure is
/// recorded, with the new block beside it, before the file is touched; it can be repeated, and goes
/// on where it was cut off. The consent ledger is left alone: what a person objected to is to hold
/// on.
public struct EraseSubject: Undertaking {
    /// What the caller must be allowed to do.
    public static let action = Action.subjectErase

    /// Whose; an e-mail address.
    public let contact: ContactPoint
    /// Why.
    public let ground: ErasureGround

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The erasure that all its entries name; nil when nothing was found.
        public let erasure: Identifier<ErasureNoun>?
        /// How many transfers were looked at.
        public let searched: Int
        /// From how many transfers something was erased.
        public let transfers: Int
        /// How many slots were erased.
        public let slots: Int
        /// Transfers that nobody can be found in, because the key of their epoch was destroyed.
        public let unknown: Int
        /// The entries that record it.
        public let entries: [UInt64]
    }

    /// So many slots are named by one entry, whose size is limited.
    private static let namedByOneEntry = 128

    /// Asks.
    public init(contact: ContactPoint, ground: ErasureGround) {
        self.contact = contact
        self.ground = ground
    }

    /// Does it, and records each step before it is taken.
    public func carryOut(
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) -> Output {
        let tags = try workroom.tags(of: contact)
        let history = try TransferHistory(of: workroom.store)
        let erasure: Identifier<ErasureNoun> = try workroom.newIdentifier()
        var (transfers, slots, unknown) = (0, 0, 0)
        var entries: [UInt64] = []
        for (done, transfer) in history.transfers.enumerated() {
            workroom.meter.report(
                "erasing", done: UInt64(done), total: UInt64(history.transfers.count))
            guard let tag = tags.first(where: { $0.epoch == transfer.epoch })?.tag,
                transfer.destroyed == nil
            else {
                unknown += 1
                continue
            }
            var erased = 0
            while let step = try await erase(
                tag, from: transfer, as: erasure, in: workroom, writingTo: journal)
            {
                erased += step.slots
                entries += [step.entry].compactMap { $0 }
            }
            slots += erased
            transfers += erased == 0 ? 0 : 1
        }
        if entries.isEmpty { entries = [try await recordSearch(in: journal)] }
        return Output(
            erasure: slots == 0 ? nil : erasure, searched: history.transfers.count,
            transfers: transfers, slots: slots, unknown: unknown, entries: entries)
    }

    /// Erases as many slots of a transfer as one entry names.
    ///
    /// - Returns: How many, and the entry; none of both when another erasure came first and this
    ///   one has to look again; nil when nothing of the person is left in it.
    private func erase(
        _ tag: SubjectTag, from transfer: DecidedTransfer, as erasure: Identifier<ErasureNoun>,
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) -> (slots: Int, entry: UInt64?)? {
        // Opened anew for each step: an open one may have the block in memory as it was.
        guard let segment = try workroom.segment(of: transfer) else { return nil }
        let slots: [Int]
        var named: [CanonicalJSON] = []
        do {
            slots = try segment.records(taggedWith: tag).prefix(Self.namedByOneEntry).map(\.slot)
            for slot in slots {
                let leaf = try segment.leaf(at: slot).hexadecimal
                named.append(["slot": .integer(Int64(slot)), "leaf": .string(leaf)])
            }
        } catch { throw GatewayError(error) }
        guard !slots.isEmpty else { return nil }
        let draft = EntryDraft(
            .subjectErased, .allowed, by: journal.actor,
            on: ("transfer", "\(transfer.identifier)"), transfer: transfer.identifier,
            details: [
                "erasure": .string("\(erasure)"), "ground": .string(ground.rawValue),
                "slots": .array(named),
            ])
        let entry: UInt64
        do {
            entry = try await journal.record([draft]) { (first) throws(AuditError) in
                try Self.images(of: slots, in: transfer, recordedAt: first, workroom)
                    .map { .stageBlock($0) }
            }
        } catch {
            guard error == .exists(Self.overtaken) else { throw error }
            return (0, nil)
        }
        try BlockReplay.run(in: workroom.store, places: workroom.places)
        return (slots.count, entry)
    }

    /// The new images of the blocks, made inside the log's writer from what is on disk by then.
    ///
    /// All that was staged before is put first: an image made from an older block would bring back
    /// what was erased meanwhile, and nothing can be staged between here and the commit.
    private static func images(
        of slots: [Int], in transfer: DecidedTransfer, recordedAt entry: UInt64,
        _ workroom: Workroom
    ) throws(AuditError) -> [SegmentBlockImage] {
        let opened: SubjectSegment?
        do {
            try BlockReplay.run(in: workroom.store, places: workroom.places)
            opened = try workroom.segment(of: transfer)
        } catch { throw .stopped(.failed("\(error)")) }
        guard let segment = opened else { throw .conflict(overtaken) }
        for slot in slots {
            guard case .record = try segment.slot(at: slot) else { throw .conflict(overtaken) }
        }
        return try segment.erasing(slots, recordedAt: entry)
    }

    /// What an erasure that came too late is refused with; it looks again then.
    private static let overtaken = "an erasure of the same record"

    /// That a person was looked for is recorded, whether they were found or not.
    private func recordSearch(in journal: Journal) async throws(GatewayError) -> UInt64 {
        try await journal.record([
            EntryDraft(
                .subjectSearched, .information, by: journal.actor, on: ("subjects", "one"),
                details: ["in": "erasure", "found": false])
        ])
    }
}
