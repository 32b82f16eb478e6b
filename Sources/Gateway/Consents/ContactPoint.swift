// A person's address as somebody typed it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
public import Domain

/// A person's address as somebody typed it: kept for the length of one request, never stored.
public struct ContactPoint: Sendable, Codable {
    /// What it is.
    public let kind: ContactKind
    /// As it was typed.
    public let text: String

    /// Takes it as it is.
    public init(kind: ContactKind, text: String) {
        self.kind = kind
        self.text = text
    }

    /// The spelling under which consent is matched.
    ///
    /// - Throws: `GatewayError.input`, without quoting the address.
    func normalised() throws(GatewayError) -> [UInt8] {
        var bytes: [UInt8] = []
        let raw = Array(text.utf8)[...]
        let isRead =
            switch kind {
            case .email: EmailNormaliser.normalise(raw, into: &bytes)
            case .phone: PhoneNormaliser.normalise(raw, into: &bytes)
            }
        guard isRead else {
            throw .input(
                .inputInvalid,
                kind == .email
                    ? "what was given is not an e-mail address"
                    : "what was given is not a telephone number with its country code")
        }
        return bytes
    }
}
