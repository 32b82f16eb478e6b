// Which policies are in force.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension Workroom {
    /// Every activation, in order.
    func activatedPolicies() throws(GatewayError) -> [PolicyRecord] {
        do { return try store.policies() } catch { throw GatewayError(error) }
    }

    /// The version of a policy that is in force at an instant by its activation; nil if none is.
    ///
    /// A guard-rail is no policy of an export, so it is not found here.
    func policy(
        _ identifier: String, at instant: Instant
    ) throws(GatewayError) -> PolicyRecord? {
        try activatedPolicies().inForce(at: instant)
            .first { $0.identifier == identifier && !$0.isGuardRail }
    }
}

extension [PolicyRecord] {
    /// Of each identifier the newest activation that has begun by then, by identifier.
    func inForce(at instant: Instant) -> [PolicyRecord] {
        var newest: [String: PolicyRecord] = [:]
        for record in self where record.activeFrom <= instant { newest[record.identifier] = record }
        return newest.values.sorted { $0.identifier < $1.identifier }
    }
}
