// A destination before a stub.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Transport

@testable import Gateway
@testable import Sendinblue

/// A destination before a stub, with a key of its own and a virtual clock.
struct Bench {
    /// What the key says; nothing else in any test does.
    static let key = "xkeysib-0123456789abcdef"
    /// A body that is valid, short and holds what must not be spelt anew.
    static let body = Array(#"{"listIds":[76],"jsonBody":[{"email":"zoë@example.com"}]} "#.utf8)

    let stub: LoopbackStub
    let clock: VirtualClock
    let destination: SendinblueDestination
    let connection: Name<Connection>
    let agreement: ActiveAgreement

    /// Runs `body` with a destination whose recipient answers `script`.
    static func run<Result>(
        _ script: [ScriptedAnswer], clock: VirtualClock = VirtualClock(), pollSeconds: Double = 15,
        key: String = Bench.key, limits: TransportLimits = TransportLimits(),
        address: String? = nil, _ body: (Bench) async throws -> Result
    ) async throws -> Result {
        let stub = try LoopbackStub(script)
        defer { stub.stop() }
        let connection = try Leaves.connection()
        let record = ConnectionRecord(
            name: connection, displayName: "Brevo", kind: "sendinblue",
            address: address ?? "http://127.0.0.1:\(stub.port)/v3",
            addedBy: try Name("administrator"), addedAt: Instant(seconds: 1_770_000_000),
            pollSeconds: pollSeconds)
        return try await Leaves.withCustody(of: key, for: record) { custody in
            let destination = SendinblueDestination(
                connection: record, custody: custody, clock: clock, limits: limits)
            return try await body(
                Bench(
                    stub: stub, clock: clock, destination: destination, connection: connection,
                    agreement: try Leaves.agreement(for: connection)))
        }
    }

    /// Sends the body and says what became of it.
    func deliver(_ body: [UInt8] = Bench.body) async throws -> DeliveryOutcome {
        await destination.deliver(try Leaves.exeat(body, for: connection))
    }

    /// Examines; nil for success.
    func problem(list: Int64? = nil, fields: [String] = []) async -> DestinationError? {
        do {
            _ = try await facts(list: list, fields: fields)
            return nil
        } catch { return error }
    }

    /// Examines.
    func facts(
        list: Int64? = nil, fields: [String] = []
    ) async throws(DestinationError) -> DestinationFacts {
        try await destination.examine(
            list: list, fields: fields.compactMap(TargetField.init),
            on: Leaves.errand(under: agreement))
    }

    /// How often a batch was sent.
    var sendings: Int { stub.requests.count { $0.target == "POST /v3/contacts/import" } }
}
