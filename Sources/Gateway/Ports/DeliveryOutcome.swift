// What became of a batch.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What became of a batch.
public enum DeliveryOutcome: Hashable, Sendable {
    /// The recipient took it in.
    case delivered(DeliveryReport)
    /// The recipient refused it, or it never left: certainly not taken in.
    case rejected(ReasonCode, DeliveryReport)
    /// It may have been taken in; nobody said.
    case uncertain(ReasonCode, DeliveryReport)

    /// What is known about the request and its answer.
    public var report: DeliveryReport {
        switch self {
        case .delivered(let report), .rejected(_, let report), .uncertain(_, let report): report
        }
    }
}
