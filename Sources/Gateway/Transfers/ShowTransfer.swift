// One transfer with its batches.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One transfer with its batches.
public struct ShowTransfer: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.transferRead

    /// Which.
    public let transfer: Identifier<Transfer>

    /// What is shown.
    public struct Output: Sendable, Codable {
        /// The transfer as it stands.
        public let transfer: TransferRecord
        /// Its batches, in order.
        public let batches: [DeliveryRecord]
    }

    /// Asks.
    public init(transfer: Identifier<Transfer>) { self.transfer = transfer }

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        Output(
            transfer: try workroom.transfer(transfer),
            batches: try workroom.deliveries(of: transfer))
    }
}
