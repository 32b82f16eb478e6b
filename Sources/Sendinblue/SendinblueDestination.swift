// Sendinblue, now called Brevo, as a place to send to.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
public import Domain
public import Gateway
import Policy
import Transport

/// Sendinblue, now called Brevo, as a place to send to: its API in version 3.
///
/// Each call opens the credential with its token and holds it until the call is over.
public struct SendinblueDestination: Destination {
    private let connection: ConnectionRecord
    private let custody: CredentialCustody
    private let clock: any PollClock
    private let limits: TransportLimits

    /// What one import may hold: the 8 MB that the recipient calls safe, and 10,000 people.
    public let limit = BatchLimit(bytes: 8_000_000, people: 10_000)

    /// Nothing is opened or asked yet; an address that is none is found out by the first call.
    public init(connection: ConnectionRecord, custody: CredentialCustody, clock: any PollClock) {
        self.init(connection: connection, custody: custody, clock: clock, limits: TransportLimits())
    }

    init(
        connection: ConnectionRecord, custody: CredentialCustody, clock: any PollClock,
        limits: TransportLimits
    ) {
        self.connection = connection
        self.custody = custody
        self.clock = clock
        self.limits = limits
    }

    /// One contact an object, its address under `email` and the rest under `attributes`.
    public func encoding(of fields: [TargetField], list: Int64) -> any RecordEncoding {
        ContactEncoding(fields: fields, list: list)
    }

    /// Looks whether credential, list and fields are known there.
    ///
    /// Nothing about a person leaves.
    ///
    /// - Throws: `DestinationError` with the first thing that is not as it should be.
    public func examine(
        list: Int64?, fields: [TargetField], on errand: consuming Errand
    ) async throws(DestinationError) -> DestinationFacts {
        let reader = ServiceReader(transport: try transport(on: errand), clock: clock)
        return try await AccountExamination(reader: reader).facts(list: list, fields: fields)
    }

    /// Sends the batch as one import and asks after it until it has ended.
    public func deliver(_ exeat: consuming Exeat) async -> DeliveryOutcome {
        let transport: ServiceTransport
        do { transport = try self.transport(for: exeat) } catch {
            return .rejected(error.reason, DeliveryReport())
        }
        let release = exeat.redeem()
        let watch = ImportWatch(
            transport: transport, clock: clock, pollSeconds: connection.pollSeconds)
        return await ImportDelivery(transport: transport, watch: watch).send(release.body)
    }

    /// Calls `each` with every address that the list holds, as the recipient spells it.
    ///
    /// - Throws: `DestinationError`; some addresses may have been given out by then.
    public func readBack(
        list: Int64, on errand: consuming Errand, _ each: (ArraySlice<UInt8>) -> Void
    ) async throws(DestinationError) -> Int {
        let reader = ServiceReader(transport: try transport(on: errand), clock: clock)
        return try await ListReading(reader: reader).addresses(of: list, each)
    }

    private func transport(for exeat: borrowing Exeat) throws(DestinationError) -> ServiceTransport
    {
        let address = try address(for: exeat.connection)
        let key: SecretBytes
        do { key = try custody.open(for: exeat) } catch { throw Self.unavailable("\(error)") }
        return try transport(to: address, key)
    }

    private func transport(on errand: borrowing Errand) throws(DestinationError) -> ServiceTransport
    {
        let address = try address(for: errand.connection)
        let key: SecretBytes
        do { key = try custody.open(for: errand) } catch { throw Self.unavailable("\(error)") }
        return try transport(to: address, key)
    }

    private func transport(
        to address: ServiceAddress, _ key: consuming SecretBytes
    ) throws(DestinationError) -> ServiceTransport {
        guard RequestHead.isCarriable(key) else {
            throw Self.unavailable(
                "the API key of `\(connection.name)` is empty, too long, or holds blanks, line "
                    + "breaks or other characters that no API key has")
        }
        return ServiceTransport(address: address, key: key, limits: limits)
    }

    /// A token for another connection would send that connection's key to this one's address.
    private func address(for token: Name<Connection>) throws(DestinationError) -> ServiceAddress {
        guard token == connection.name else {
            throw DestinationError(
                .inputInvalid, "the leave is for `\(token)`, not for `\(connection.name)`",
                isTemporary: false)
        }
        do { return try ServiceAddress(connection.address) } catch {
            throw DestinationError(
                .inputInvalid, "the connection `\(connection.name)`: \(error)", isTemporary: false)
        }
    }

    private static func unavailable(_ cause: String) -> DestinationError {
        DestinationError(.keyUnavailable, cause, isTemporary: false)
    }
}
