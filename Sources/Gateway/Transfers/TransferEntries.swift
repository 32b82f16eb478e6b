// The log's entries about one transfer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

/// The log's entries about one transfer, read from the log itself.
struct TransferEntries {
    private var late: [Int: ReasonCode] = [:]
    private var fieldSets: [[String]] = []

    /// Entries read at a time.
    private static let step: UInt64 = 512

    init(of transfer: Identifier<Transfer>, in log: some LogReading) throws(GatewayError) {
        var position: UInt64 = 0
        do {
            let size = try log.head()?.size ?? 0
            while position < size {
                let end = min(position + Self.step, size)
                for (offset, body) in try log.bodies(position..<end).enumerated() {
                    let entry = try Entry(body, at: position + UInt64(offset))
                    if entry.transfer == transfer { take(entry) }
                }
                position = end
            }
        } catch let error as EntryError {
            throw .integrity("INVALID: an entry after \(position): \(error)")
        } catch {
            throw .failed("\(error)")
        }
    }

    /// Why a slot was withheld after the decision; nil when it was not.
    func lateReason(ofSlot slot: Int) -> ReasonCode? { late[slot] }

    /// The names of a set of fields.
    func fields(ofSet number: Int) -> [String] {
        fieldSets.indices.contains(number) ? fieldSets[number] : []
    }

    private mutating func take(_ entry: Entry) {
        for item in entry.detail("late")?.arrayValue ?? [] {
            guard let slot = item["slot"]?.integerValue,
                let reason = item["reason"]?.stringValue.flatMap(ReasonCode.init(parsing:))
            else { continue }
            late[Int(slot)] = reason
        }
        guard entry.type == .transferDecided else { return }
        fieldSets = (entry.detail("fieldsets")?.arrayValue ?? []).map {
            ($0.arrayValue ?? []).compactMap(\.stringValue)
        }
    }
}
