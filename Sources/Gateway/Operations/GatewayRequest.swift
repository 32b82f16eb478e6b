// What every command has in common.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A command as a value: what somebody asks of the gateway, whatever door they came by.
///
/// There are three kinds: an `Inquiry` only reads, an `Operation` changes something in one commit,
/// an `Undertaking` calls a recipient and records as it goes. The gatekeeper authorises all three.
public protocol GatewayRequest: Sendable, Codable {
    /// What is given back; its JSON form is what `--json` prints.
    associatedtype Output: Sendable, Codable
    /// What it asks to do.
    static var action: Action { get }
    /// The connection it concerns, whose shares then count; nil when it concerns none.
    ///
    /// - Throws: `GatewayError.notFound` when it names something that does not exist.
    func connection(in state: any StateReading) throws(GatewayError) -> Name<Connection>?
}

extension GatewayRequest {
    /// None, unless a request says otherwise.
    public func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { nil }
}
