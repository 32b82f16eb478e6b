// What must be said of how a consent came about.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// What must be said of how a consent came about, before it is believed.
enum GivenEvidence {
    /// The evidence as it is kept, with the time that was stated where the clock did not allow it.
    ///
    /// - Throws: `GatewayError.input` in words that quote nothing.
    static func checked(
        _ evidence: ConsentEvidence, stated: Instant, counted: Instant, now: Instant
    ) throws(GatewayError) -> ConsentEvidence {
        guard isWord(evidence.method) else {
            throw .input(
                .inputInvalid,
                "how the consent was expressed is missing or is not one word such as `web_form`")
        }
        guard evidence.indicatedBy != .administrator else {
            throw .input(
                .inputInvalid, "an organisation cannot give a consent in the place of a person")
        }
        guard evidence.confirmation.isEmpty || isWord(evidence.confirmation) else {
            throw .input(
                .inputInvalid,
                "how the consent was confirmed is not one word such as `double_opt_in`")
        }
        if let confirmedAt = evidence.confirmedAt {
            guard confirmedAt >= stated, ConsentClock.accepts(confirmedAt, at: now) else {
                throw .input(
                    .inputInvalid,
                    "a consent is confirmed after it was expressed, and not ahead of the clock")
            }
        }
        return ConsentEvidence(
            method: evidence.method, indicatedBy: evidence.indicatedBy,
            confirmedAt: evidence.confirmedAt, confirmation: evidence.confirmation,
            proof: evidence.proof, sourceRow: nil, statedAt: stated == counted ? nil : stated)
    }

    /// One word of small letters, digits, `.`, `_` and `-`: what can be counted and never holds an
    /// address.
    static func isWord(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2E
                    || $0 == 0x5F || $0 == 0x2D
            }
    }

    /// A short text without control characters.
    static func isLine(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && !text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    }
}
