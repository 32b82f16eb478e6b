// A request that changes the gateway's state in one commit.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A request that changes the gateway's state: one commit with the entries that say so.
///
/// It prepares; the gatekeeper commits. So there is no change without an entry.
public protocol Operation: GatewayRequest {
    /// What is given back; named again here so that it can be read off the method below.
    associatedtype Output
    /// Works out what is to change and to be recorded, without changing anything.
    ///
    /// - Throws: `GatewayError`; nothing was changed.
    func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Output>
}
