// Checking subject records against the log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import TransparencyLog

/// Checks every transfer's subject records against the root that the log names.
enum SegmentCheck {
    private static let step: UInt64 = 512

    /// - Returns: How many files were checked.
    static func run(in workroom: Workroom) throws(GatewayError) -> Int {
        var checked = 0
        var position: UInt64 = 0
        do {
            let size = try workroom.store.head()?.size ?? 0
            while position < size {
                let end = min(position + step, size)
                for (offset, body) in try workroom.store.bodies(position..<end).enumerated() {
                    let entry = try Entry(body, at: position + UInt64(offset))
                    guard entry.type == .transferDecided, let transfer = entry.transfer else {
                        continue
                    }
                    try check(transfer, decidedBy: entry, in: workroom)
                    checked += 1
                }
                position = end
            }
        } catch let error as GatewayError {
            throw error
        } catch let error as EntryError {
            throw .integrity("INVALID: an entry after \(position): \(error)")
        } catch {
            throw .failed("\(error)")
        }
        return checked
    }

    private static func check(
        _ transfer: Identifier<Transfer>, decidedBy entry: Entry, in workroom: Workroom
    ) throws(GatewayError) {
        guard let (root, count) = TransferEntries.segment(of: entry) else {
            throw .integrity("INVALID: entry \(entry.index): it names no subject records")
        }
        do {
            let segment = try SubjectSegment.open(
                workroom.places.segment(of: "\(transfer)"), identifier: transfer, count: count,
                root: root)
            try segment.verify()
        } catch .stopped(let cause) {
            // The log names the file, so one that is gone or cannot be read is a finding.
            throw .integrity("INVALID: subject records of transfer \(transfer): \(cause)")
        } catch { throw GatewayError(error) }
    }
}
