// The log's entries about one transfer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import TransparencyLog

/// The log's entries about one transfer, read from the log itself.
struct TransferEntries {
    private var late: [Int: ReasonCode] = [:]
    private var fieldSets: [[String]] = []
    /// Why the transfer ended before its last batch; nil when it did not.
    private(set) var stopReason: ReasonCode?
    /// The transfer as it was decided; nil when nobody was.
    private(set) var decided: DecidedTransfer?

    init(of transfer: Identifier<Transfer>, in log: some LogReading) throws(GatewayError) {
        try EntryScan.run(over: log) { entry in
            if entry.transfer == transfer { take(entry) }
        }
    }

    /// Why a slot was withheld after the decision; nil when it was not.
    func lateReason(ofSlot slot: Int) -> ReasonCode? { late[slot] }

    /// The names of a set of fields; nil when the entry has no room for it.
    func fields(ofSet number: Int) -> [String]? {
        fieldSets.indices.contains(number) ? fieldSets[number] : nil
    }

    /// The root of the subject records that a decision names, and their number.
    static func segment(of decision: Entry) -> (root: Digest<Node>, count: Int)? {
        guard let member = decision.detail("segment"), let count = member["count"]?.integerValue,
            let root = member["root"]?.stringValue.flatMap(Digest<Node>.init(hexadecimal:))
        else { return nil }
        return (root, Int(count))
    }

    private mutating func take(_ entry: Entry) {
        for item in entry.detail("late")?.arrayValue ?? [] {
            guard let slot = item["slot"]?.integerValue,
                let reason = item["reason"]?.stringValue.flatMap(ReasonCode.init(parsing:))
            else { continue }
            late[Int(slot)] = reason
        }
        if entry.type == .transferFinished {
            stopReason = entry.members["reason"]?.stringValue.flatMap(ReasonCode.init(parsing:))
        }
        guard entry.type == .transferDecided else {
            decided?.take(entry)
            return
        }
        decided = DecidedTransfer(decision: entry)
        fieldSets = (entry.detail("fieldsets")?.arrayValue ?? []).map {
            ($0.arrayValue ?? []).compactMap(\.stringValue)
        }
    }
}
