// A channel through which nothing but questions can be sent.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A channel through which nothing but questions can be sent: whoever holds one can read what its
/// caller may read, and can change nothing.
public protocol InquiryChannel: Sendable {
    /// Sends an inquiry along the one path and gives back its answer.
    ///
    /// - Throws: `GatewayError`; a refusal is recorded, and there is nothing to undo.
    func answer<Request: Inquiry>(
        _ inquiry: Request
    ) async throws(GatewayError) -> Request.Output
}
