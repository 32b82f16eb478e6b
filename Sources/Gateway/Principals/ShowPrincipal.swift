// One principal with every role it ever held.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One principal with every role that it was ever granted: by whom, from when to when, and why.
public struct ShowPrincipal: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.principalRead

    /// Whom.
    public let name: Name<Principal>

    /// What is known of it.
    public struct Output: Sendable, Codable {
        /// What the list of all principals says of it.
        public let principal: ListPrincipals.Row
        /// Every grant, oldest first.
        public let grants: [RoleGrant]
    }

    /// Asks.
    public init(name: Name<Principal>) { self.name = name }

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        let found = try workroom.store.principal(name)
        return Output(
            principal: ListPrincipals.Row(found, at: workroom.now), grants: found.grants)
    }
}
