// One transfer as the log tells it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import TransparencyLog

/// One transfer as the log's entries tell it, for questions about one person.
struct DecidedTransfer: Sendable {
    /// A batch that was started.
    struct Batch: Sendable {
        let number: Int
        /// The rows of the source that it was made from.
        let rows: Range<Int>
        /// Where its start stands.
        let started: UInt64
        /// Where its outcome stands, and which it is; nil while there is none.
        var ended: (entry: UInt64, type: EntryType)?
    }

    /// Why a slot was withheld after the decision, and where that stands.
    struct Late: Sendable {
        let reason: ReasonCode
        let entry: UInt64
    }

    let identifier: Identifier<Transfer>
    /// Where its decision stands, and since when.
    let entry: UInt64
    let decidedAt: Instant
    /// Where the decision before it stands.
    let previous: UInt64?
    let export: String
    let connection: String
    let recipient: String
    let policy: (identifier: String, version: Int64, digest: String)
    /// Digests of the guard-rails that decided beside it, in their order.
    let guardRails: [String]
    let epoch: String
    let root: Digest<Node>
    let count: Int
    private let fieldSets: [[String]]
    private(set) var batches: [Batch] = []
    private(set) var late: [Int: Late] = [:]
    /// What was erased, by slot.
    private(set) var erased: [Int: ErasedSlot] = [:]
    /// Where the destruction of its subject records stands.
    private(set) var destroyed: UInt64?
    /// The horizon that this entry names.
    private(set) var horizon: Instant?

    /// Reads its decision; nil when the entry lacks a part.
    init?(decision entry: Entry) {
        guard let identifier = entry.transfer,
            let (root, count) = TransferEntries.segment(of: entry),
            let epoch = entry.detail("segment")?["epoch"]?.stringValue,
            let export = entry.detail("export")?.stringValue,
            let connection = entry.detail("connection")?.stringValue,
            let recipient = entry.detail("recipient")?.stringValue,
            let policy = entry.detail("policy"), let id = policy["id"]?.stringValue,
            let version = policy["version"]?.integerValue,
            let digest = policy["sha256"]?.stringValue
        else { return nil }
        self.identifier = identifier
        self.entry = entry.index
        decidedAt = entry.time
        previous = entry.detail("previous")?.integerValue.map { UInt64(clamping: $0) }
        self.export = export
        self.connection = connection
        self.recipient = recipient
        self.policy = (id, version, digest)
        guardRails = (entry.detail("guard_rails")?.arrayValue ?? []).compactMap {
            $0["sha256"]?.stringValue
        }
        self.epoch = epoch
        self.root = root
        self.count = count
        fieldSets = (entry.detail("fieldsets")?.arrayValue ?? []).map {
            ($0.arrayValue ?? []).compactMap(\.stringValue)
        }
    }

    /// The names of a set of fields; none when the entry has no room for it.
    func fields(ofSet number: Int) -> [String] {
        fieldSets.indices.contains(number) ? fieldSets[number] : []
    }

    /// Takes in a later entry about it.
    mutating func take(_ entry: Entry) {
        for item in entry.detail("late")?.arrayValue ?? [] {
            guard let slot = item["slot"]?.integerValue,
                let reason = item["reason"]?.stringValue.flatMap(ReasonCode.init(parsing:))
            else { continue }
            late[Int(slot)] = Late(reason: reason, entry: entry.index)
        }
        switch entry.type {
        case .deliveryStarted: start(entry)
        case .deliveryCompleted, .deliveryFailed, .deliveryUncertain, .deliveryReconciled:
            end(entry)
        case .subjectErased: erase(entry)
        case .retentionDestroyed where destroyed == nil:
            destroyed = entry.index
            horizon = entry.detail("horizon")?.stringValue.flatMap { Instant($0) }
        default: break
        }
    }

    private mutating func start(_ entry: Entry) {
        guard let number = entry.detail("batch")?.integerValue else { return }
        let rows = (entry.detail("rows")?.arrayValue ?? []).compactMap(\.integerValue)
        // A batch of which the entry does not say the rows holds nobody that could be named.
        let range = rows.count == 2 && rows[0] <= rows[1] ? Int(rows[0])..<Int(rows[1]) : 0..<0
        batches.append(
            Batch(number: Int(number), rows: range, started: entry.index, ended: nil))
    }

    private mutating func end(_ entry: Entry) {
        guard let number = entry.detail("batch")?.integerValue,
            let place = batches.lastIndex(where: { $0.number == Int(number) })
        else { return }
        batches[place].ended = (entry.index, entry.type)
    }

    private mutating func erase(_ entry: Entry) {
        for item in entry.detail("slots")?.arrayValue ?? [] {
            guard let slot = item["slot"]?.integerValue,
                let leaf = item["leaf"]?.stringValue.flatMap(Digest<Leaf>.init(hexadecimal:))
            else { continue }
            erased[Int(slot)] = ErasedSlot(leaf: leaf, entry: entry.index)
        }
    }
}
