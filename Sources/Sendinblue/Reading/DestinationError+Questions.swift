// What can go wrong with a question, in words.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// What can go wrong with a question. Nothing the recipient said in words is repeated.
extension DestinationError {
    static func unreachable(_ cause: String) -> DestinationError {
        DestinationError(
            .providerUnreachable, "Sendinblue (Brevo) was not reached: \(cause)", isTemporary: true)
    }

    static func unreadable(_ what: String) -> DestinationError {
        DestinationError(
            .providerRejected, "the answer about \(what) is not one that Sendinblue (Brevo) gives",
            isTemporary: false)
    }

    static func unexpected(_ status: Int, _ what: String) -> DestinationError {
        DestinationError(
            status >= 500 ? .providerUnreachable : .providerRejected,
            "Sendinblue (Brevo) answered the question about \(what) with status \(status)",
            isTemporary: status >= 500 || status == 408 || status == 425)
    }

    static func rateLimited(_ seconds: Double) -> DestinationError {
        DestinationError(
            .providerRateLimited,
            "Sendinblue (Brevo) takes no more requests from this account for about "
                + "\(Int(min(seconds, 86_400).rounded(.up))) s",
            isTemporary: true)
    }

    /// A refusal for the network address differs from one for the key in its text alone.
    static func unauthorised(_ answer: ServiceAnswer) -> DestinationError {
        let isAddress = answer.body.contains("unrecognised IP".utf8)
        return DestinationError(
            .providerUnauthorised,
            isAddress
                ? "Sendinblue (Brevo) takes no calls from this machine's network address: "
                    + "add it to the authorised addresses of the account"
                : "Sendinblue (Brevo) does not accept the API key, or the key may not do this",
            isTemporary: false)
    }

    static func listUnknown(_ list: Int64) -> DestinationError {
        DestinationError(
            .providerListUnknown, "the account has no list \(list)", isTemporary: false)
    }

    static func attributesUnknown(_ fields: [TargetField]) -> DestinationError {
        let names = fields.map { "`\($0)`" }.joined(separator: ", ")
        return DestinationError(
            .providerAttributeUnknown,
            "the account has no contact attribute \(names); values for it would be dropped unseen",
            isTemporary: false)
    }
}
