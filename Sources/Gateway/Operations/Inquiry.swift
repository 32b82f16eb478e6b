// A request that only reads.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A request that only reads: whoever holds a channel for inquiries cannot change anything.
public protocol Inquiry: GatewayRequest {
    /// What is given back; named again here so that it can be read off the method below.
    associatedtype Output
    /// Reads the answer from committed state.
    ///
    /// - Throws: `GatewayError`; there is nothing to undo.
    func answer(in workroom: Workroom) throws(GatewayError) -> Output
}
