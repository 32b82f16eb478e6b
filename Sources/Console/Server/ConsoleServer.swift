// The read-only review pages.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
public import Gateway
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// The read-only review pages, on 127.0.0.1 and nowhere else.
///
/// The console can change nothing: all it holds is a channel for inquiries, which the gatekeeper
/// authorises like everybody's. Whoever has the address that `serve` tells may read; see
/// `ConsoleKey`. Other accounts of this machine can connect to the port, and get 404 without it.
public struct ConsoleServer: Sendable {
    private static let mostConnections = 32
    private static let mostHeaderBytes = 16_384

    private let port: UInt16
    private let key: ConsoleKey
    private let site: ConsoleSite

    /// Makes the console with a new key; nothing listens yet.
    ///
    /// - Parameters:
    ///   - channel: What all pages are read through, as the one who started the console.
    ///   - time: Tells when the log was checked.
    ///   - port: The port; 0 lets the system choose.
    /// - Throws: `ConsoleError.noKey`.
    public init(
        channel: any InquiryChannel, time: any TimeSource, port: UInt16 = 0
    ) throws(ConsoleError) {
        self.port = port
        key = try ConsoleKey()
        site = ConsoleSite(channel: channel, time: time, key: key)
    }

    /// Shows pages until the task is cancelled, and then returns.
    ///
    /// - Parameter onListening: Gets the address of the first page, with the key in it, once the
    ///   port is open.
    /// - Throws: `ConsoleError.notListening`, when the port cannot be had.
    public func serve(
        onListening: @escaping @Sendable (_ address: String) async -> Void
    ) async throws(ConsoleError) {
        var logger = Logger(label: "exeat.console")
        // What it would tell of requests could hold the key.
        logger.logLevel = .critical
        let key = key
        let application = Application(
            responder: ConsoleResponder(site: site),
            server: .http1(
                configuration: .init(
                    idleTimeout: .seconds(60),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: Self.mostHeaderBytes,
                        maxHeaderListSize: Self.mostHeaderBytes, maxHeaderFieldCount: 64))),
            configuration: .init(
                address: .hostname("127.0.0.1", port: Int(port)),
                availableConnectionsDelegate: MaximumAvailableConnections(
                    Self.mostConnections, logger: logger)),
            onServerRunning: { channel in
                let port = channel.localAddress?.port.flatMap { UInt16(exactly: $0) } ?? 0
                await onListening("http://127.0.0.1:\(port)/\(key.text)/")
            },
            logger: logger)
        do { try await application.run() } catch {
            throw .notListening(port: port, cause: "\(error)")
        }
    }
}
