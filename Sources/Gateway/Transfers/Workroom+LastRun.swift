// The last run of an export.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension Workroom {
    /// The newest delivered run of an export, to compare with; nil when there is none.
    ///
    /// A run in which nobody was released is no measure for the next one and is passed over.
    func lastDelivered(by export: Name<Export>) throws(GatewayError) -> TransferRecord? {
        do {
            return try store.transfers()
                .first { $0.export == export && $0.state == .delivered && $0.totals.released > 0 }
        } catch { throw GatewayError(error) }
    }

    /// The newest delivered run under any version of a policy, by whichever export.
    ///
    /// A second export over the same policy is no way round an approval of the policy's change.
    func lastDelivered(under policy: String) throws(GatewayError) -> TransferRecord? {
        do {
            return try store.transfers().first { $0.policy == policy && $0.state == .delivered }
        } catch { throw GatewayError(error) }
    }

    /// The newest transfer of an export that was not refused, if it is uncertain or has no end.
    ///
    /// One without an end is being sent now, or its outcome could not be recorded.
    func lastUncertain(of export: Name<Export>) throws(GatewayError) -> Identifier<Transfer>? {
        do {
            let last = try store.transfers().first { $0.export == export && $0.state != .refused }
            guard let last, last.state == .uncertain || last.state == .cleared else { return nil }
            return last.identifier
        } catch { throw GatewayError(error) }
    }
}
