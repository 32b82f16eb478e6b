// Checking subject records against the log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import TransparencyLog

/// Checks every transfer's subject records against the root that the log names.
enum SegmentCheck {
    /// - Returns: How many files were checked.
    static func run(in workroom: Workroom) throws(GatewayError) -> Int {
        var checked = 0
        try EntryScan.run(over: workroom.store) { (entry) throws(GatewayError) in
            guard entry.type == .transferDecided, let transfer = entry.transfer else { return }
            try check(transfer, decidedBy: entry, in: workroom)
            checked += 1
        }
        return checked
    }

    private static func check(
        _ transfer: Identifier<Transfer>, decidedBy entry: Entry, in workroom: Workroom
    ) throws(GatewayError) {
        guard let (root, count) = TransferEntries.segment(of: entry) else {
            throw .integrity("INVALID: entry \(entry.index): it names no subject records")
        }
        let epochKey = try workroom.epochKey()
        do {
            let segment = try SubjectSegment.open(
                workroom.places.segment(of: "\(transfer)"), identifier: transfer, count: count,
                root: root, under: epochKey)
            _ = try segment.verify(erasures: [:])
        } catch .stopped(let cause) {
            // The log names the file, so one that is gone or cannot be read is a finding.
            throw .integrity("INVALID: subject records of transfer \(transfer): \(cause)")
        } catch { throw GatewayError(error) }
    }
}
