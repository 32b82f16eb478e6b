// A request that acts outside and records as it goes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A request that acts outside the gateway's own state and records each step before taking it.
public protocol Undertaking: GatewayRequest {
    /// What is given back; named again here so that it can be read off the method below.
    associatedtype Output
    /// Does it.
    ///
    /// - Throws: `GatewayError`, which says what did not happen.
    func carryOut(
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) -> Output
}
