// Every version of the terms.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Every version of the words that administrators agree to, oldest first; the last counts.
public struct ListAgreementTexts: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.connectionRead

    /// Asks.
    public init() {}

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> [AgreementTextSummary] {
        do { return try workroom.store.agreementTexts().map { AgreementTextSummary($0) } } catch {
            throw GatewayError(error)
        }
    }
}
