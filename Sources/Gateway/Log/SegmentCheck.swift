// Checking every transfer's subject records.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import TransparencyLog

/// Checks every transfer's subject records against the root that the log names.
enum SegmentCheck {
    /// - Returns: How many files were checked.
    static func run(in workroom: Workroom) throws(GatewayError) -> Int {
        let transfers: [TransferRecord]
        do { transfers = try workroom.store.transfers() } catch { throw GatewayError(error) }
        var checked = 0
        for transfer in transfers {
            guard let text = transfer.subjectRoot else { continue }
            guard let root = Digest<Node>(hexadecimal: text) else {
                throw .integrity("INVALID: transfer \(transfer.identifier): its root is not one")
            }
            do {
                let segment = try SubjectSegment.open(
                    workroom.places.segment(of: "\(transfer.identifier)"),
                    identifier: transfer.identifier, count: transfer.totals.read, root: root)
                try segment.verify()
            } catch { throw GatewayError(error) }
            checked += 1
        }
        return checked
    }
}
