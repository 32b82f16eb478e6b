// What the last run of an export released.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension Workroom {
    /// How many profiles the newest delivered run of an export released; nil when there is none.
    ///
    /// A run in which nobody was released is no measure for the next one and is passed over.
    func lastReleased(by export: Name<Export>) throws(GatewayError) -> Int? {
        do {
            return try store.transfers()
                .first { $0.export == export && $0.state == .delivered && $0.totals.released > 0 }?
                .totals.released
        } catch { throw GatewayError(error) }
    }
}
