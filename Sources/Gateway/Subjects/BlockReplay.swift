// Blocks reach their segments, now or at the next start.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Synchronization

/// Puts blocks into their segments, and forgets them once they are on disk and were read back.
///
/// A block that cannot be put stays staged: nothing goes on before the next start has put it.
enum BlockReplay {
    /// Held from reading what is staged to forgetting it: a block that was read before another put
    /// a newer one would undo that one's erasure.
    private static let turn = Mutex(())

    /// Puts all that is staged; what is of segments that were destroyed is forgotten.
    ///
    /// - Throws: `GatewayError.logUnavailable` when one cannot be put; it stays staged.
    static func run(in store: any GatewayStore, places: HomePlaces) throws(GatewayError) {
        do { try turn.withLock { _ in try drain(store, places: places) } } catch {
            throw .logUnavailable(
                "an erasure is recorded and not finished, which the next start tries again: "
                    + "\(error)")
        }
    }

    private static func drain(_ store: any GatewayStore, places: HomePlaces) throws {
        let pending = try store.pendingBlocks()
        guard !pending.isEmpty else { return }
        let destroyed = Set(try store.destroyedSegments().map(\.transfer))
        for image in pending {
            if !destroyed.contains(image.transfer) {
                try SubjectSegment.put(image, into: places.segment(of: "\(image.transfer)"))
            }
            try store.settleBlock(image.transfer, image.block)
        }
    }
}
