// Everybody who is enrolled.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Everybody who is enrolled, by name.
public struct ListPrincipals: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.principalRead

    /// Asks.
    public init() {}

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> [Enrolment] {
        do { return try workroom.store.principals() } catch { throw GatewayError(error) }
    }
}
