// A witness that others can ask.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// A witness that others can ask: C2SP tlog-witness over HTTP.
///
/// Anybody who reaches the port may ask; only what a trusted log signed, and only growth, is
/// cosigned. There is no TLS here: between machines, put a server that has it in front.
public struct WitnessServer: Sendable {
    private static let mostConnections = 64
    private static let mostHeaderBytes = 16_384

    private let ledger: WitnessLedger
    private let address: String
    private let port: UInt16

    /// Makes the server; nothing listens yet.
    ///
    /// - Parameters:
    ///   - ledger: Who cosigns.
    ///   - address: An address of this machine, in digits.
    ///   - port: The port; 0 lets the system choose.
    public init(ledger: WitnessLedger, address: String = "127.0.0.1", port: UInt16 = 0) {
        self.ledger = ledger
        self.address = address
        self.port = port
    }

    /// Answers until the task is cancelled, and then returns.
    ///
    /// - Parameters:
    ///   - onListening: Gets the port once it is open.
    ///   - onFailure: Gets what stopped the ledger, each time somebody asks after that.
    /// - Throws: `WitnessError.notListening`, when the port cannot be had.
    public func serve(
        onListening: @escaping @Sendable (_ port: UInt16) async -> Void,
        onFailure: @escaping @Sendable (WitnessError) -> Void
    ) async throws(WitnessError) {
        var logger = Logger(label: "exeat.witness")
        logger.logLevel = .critical
        let application = Application(
            responder: WitnessResponder(ledger: ledger, onFailure: onFailure),
            server: .http1(
                configuration: .init(
                    idleTimeout: .seconds(30),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: Self.mostHeaderBytes,
                        maxHeaderListSize: Self.mostHeaderBytes, maxHeaderFieldCount: 64))),
            configuration: .init(
                address: .hostname(address, port: Int(port)),
                availableConnectionsDelegate: MaximumAvailableConnections(
                    Self.mostConnections, logger: logger)),
            onServerRunning: { channel in
                await onListening(
                    channel.localAddress?.port.flatMap { UInt16(exactly: $0) } ?? 0)
            },
            logger: logger)
        do { try await application.run() } catch {
            throw .notListening(address: address, port: port, cause: "\(error)")
        }
    }
}
