// Finding things by name.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Cryptography
import Domain

/// Finding things by name; what is not there is an error that names it.
extension Workroom {
    func connection(_ name: Name<Connection>) throws(GatewayError) -> ConnectionRecord {
        try store.connection(name)
    }

    func segment(_ name: Name<Segment>) throws(GatewayError) -> SegmentRecord {
        let segments: [SegmentRecord]
        do { segments = try store.segments() } catch { throw GatewayError(error) }
        guard let segment = segments.first(where: { $0.name == name }) else {
            throw .notFound(kind: "segment", name: name.text)
        }
        return segment
    }

    func export(_ name: Name<Export>) throws(GatewayError) -> ExportRecord {
        try store.export(name)
    }

    func agreement(for connection: Name<Connection>) throws(GatewayError) -> Agreement? {
        do { return try store.agreement(for: connection) } catch { throw GatewayError(error) }
    }

    func transfer(_ identifier: Identifier<Transfer>) throws(GatewayError) -> TransferRecord {
        let transfers: [TransferRecord]
        do { transfers = try store.transfers() } catch { throw GatewayError(error) }
        guard let transfer = transfers.first(where: { $0.identifier == identifier }) else {
            throw .notFound(kind: "transfer", name: "\(identifier)")
        }
        return transfer
    }

    func deliveries(of transfer: Identifier<Transfer>) throws(GatewayError) -> [DeliveryRecord] {
        do { return try store.deliveries(of: transfer) } catch { throw GatewayError(error) }
    }

    func newestConsent() throws(GatewayError) -> UInt64 {
        do { return try store.newestNumber() } catch { throw GatewayError(error) }
    }

    func destination(for connection: ConnectionRecord) throws(GatewayError) -> any Destination {
        guard
            let destination = destinations.destination(for: connection, custody: custody)
        else {
            throw .failed("nothing here can send to a connection of kind `\(connection.kind)`")
        }
        return destination
    }

    /// A new identifier of this instant.
    func newIdentifier<Noun>() throws(GatewayError) -> Identifier<Noun> {
        do { return try Randomness.identifier(at: now) } catch { throw .failed("\(error)") }
    }
}
