// Checking subject records against the log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation

/// Checks every transfer's subject records against what the log says of them.
enum SegmentCheck {
    /// What was found when everything holds.
    struct Result {
        /// How many files were checked.
        var checked = 0
        /// What is worth a report and breaks nothing.
        var findings: [String] = []
    }

    /// Checks the records, what was erased from them, and that those are gone that were destroyed.
    ///
    /// - Throws: `GatewayError.integrity` with the first file or slot that does not hold.
    static func run(in workroom: Workroom) throws(GatewayError) -> Result {
        let history = try TransferHistory(of: workroom.store)
        var result = Result()
        for (done, transfer) in history.transfers.enumerated() {
            workroom.meter.report(
                "verifying records", done: UInt64(done), total: UInt64(history.transfers.count))
            if transfer.destroyed == nil {
                result.findings += try check(transfer, in: workroom)
                result.checked += 1
            } else if isThere(transfer, in: workroom) {
                result.findings.append(
                    "segment \(transfer.identifier): destroyed segment is still there")
            }
        }
        return result
    }

    private static func isThere(_ transfer: DecidedTransfer, in workroom: Workroom) -> Bool {
        FileManager.default.fileExists(
            atPath: workroom.places.segment(of: "\(transfer.identifier)"))
    }

    private static func check(
        _ transfer: DecidedTransfer, in workroom: Workroom
    ) throws(GatewayError) -> [String] {
        guard let key = try workroom.epochKey(of: transfer.epoch) else {
            throw .integrity(
                "INVALID: subject records of transfer \(transfer.identifier): the key of their "
                    + "epoch is gone, and no entry destroys them")
        }
        do {
            let segment = try SubjectSegment.open(
                workroom.places.segment(of: "\(transfer.identifier)"),
                identifier: transfer.identifier, count: transfer.count, root: transfer.root,
                under: key)
            return try segment.verify(erasures: transfer.erased)
        } catch .stopped(let cause) {
            // The log names the file, so one that is gone or cannot be read is a finding.
            throw .integrity(
                "INVALID: subject records of transfer \(transfer.identifier): \(cause)")
        } catch { throw GatewayError(error) }
    }
}
