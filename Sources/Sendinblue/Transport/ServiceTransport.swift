// Requests to the API, one at a time.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Transport

/// Requests to the API with one API key, one at a time.
struct ServiceTransport: Sendable {
    private let transport: SecureTransport

    init(address: ServiceAddress, key: consuming SecretBytes, limits: TransportLimits) {
        transport = SecureTransport(
            address: address.address,
            head: RequestHead(
                ["accept: application/json"], withBody: ["content-type: application/json"],
                secretName: "api-key", secret: key),
            limits: limits)
    }

    /// Asks for what is at `path`, which begins with a slash and follows `/v3`.
    func get(_ path: String) async -> Result<ServiceAnswer, TransportError> {
        await transport.get(path).map(ServiceAnswer.init)
    }

    /// Sends exactly `body`, once.
    func post(_ path: String, _ body: [UInt8]) async -> Result<ServiceAnswer, TransportError> {
        await transport.post(path, body).map(ServiceAnswer.init)
    }
}
