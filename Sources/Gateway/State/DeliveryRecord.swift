// One batch of a transfer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One batch of a transfer, from its start to its outcome.
public struct DeliveryRecord: Hashable, Sendable, Codable {
    /// Where a batch stands.
    public enum State: String, Hashable, Sendable, Codable {
        case started, delivered, failed, uncertain
    }

    /// The transfer, and the batch's number in it, from 0.
    public let transfer: Identifier<Transfer>
    /// The batch's number in the transfer, from 0.
    public let batch: Int
    /// How many people the body held.
    public let people: Int
    /// SHA-256 of the exact body, hexadecimal.
    public let body: String
    /// When it was started.
    public let startedAt: Instant
    /// Where it stands.
    public var state: State
    /// Why it failed or is uncertain.
    public var reason: ReasonCode?
    /// The recipient's number for the job.
    public var process: Int64?

    /// Joins the parts.
    public init(
        transfer: Identifier<Transfer>, batch: Int, people: Int, body: String, startedAt: Instant,
        state: State, reason: ReasonCode? = nil, process: Int64? = nil
    ) {
        self.transfer = transfer
        self.batch = batch
        self.people = people
        self.body = body
        self.startedAt = startedAt
        self.state = state
        self.reason = reason
        self.process = process
    }
}
