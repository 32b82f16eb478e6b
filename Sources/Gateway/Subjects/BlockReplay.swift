// Blocks reach their segments, now or at the next start.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation

/// Puts blocks into their segments, and forgets them once they are on disk and were read back.
///
/// A block that cannot be put stays staged: nothing goes on before the next start has put it.
enum BlockReplay {
    /// Puts these, in order.
    ///
    /// - Throws: `GatewayError.logUnavailable` when one cannot be put; it stays staged.
    static func put(
        _ images: [SegmentBlockImage], in store: any GatewayStore, places: HomePlaces
    ) throws(GatewayError) {
        for image in images {
            do {
                try SubjectSegment.put(image, into: places.segment(of: "\(image.transfer)"))
                try store.settleBlock(image.transfer, image.block)
            } catch {
                throw .logUnavailable(
                    "an erasure is recorded and not finished, which the next start tries again: "
                        + "\(error)")
            }
        }
    }

    /// Puts all that an earlier process left; those of segments that were destroyed are forgotten.
    static func run(in store: any GatewayStore, places: HomePlaces) throws(GatewayError) {
        let pending: [SegmentBlockImage]
        let destroyed: Set<Identifier<Transfer>>
        do {
            pending = try store.pendingBlocks()
            guard !pending.isEmpty else { return }
            destroyed = Set(try store.destroyedSegments().map(\.transfer))
        } catch { throw GatewayError(error) }
        for image in pending where destroyed.contains(image.transfer) {
            do { try store.settleBlock(image.transfer, image.block) } catch {
                throw GatewayError(error)
            }
        }
        try put(
            pending.filter { !destroyed.contains($0.transfer) }, in: store, places: places)
    }
}
