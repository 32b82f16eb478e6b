// The policy of an export and the guard-rails beside it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Policy

/// The policy of an export and the guard-rails beside it, as they are in force at one instant.
///
/// A guard-rail stands beside every policy for connections of its kind. They come in the order of
/// their names, which is the order in which entries name them.
struct DecidingPolicies {
    let policy: PolicyRecord
    let guardRails: [PolicyRecord]
    private let instant: Instant

    /// Looks them up by their activations.
    ///
    /// - Throws: `GatewayError.refused` when the policy has no version in force, or when a
    ///   guard-rail cannot be read: what it forbids is unknown then, and nothing leaves.
    init(
        named identifier: String, for kind: String, at instant: Instant, in workroom: Workroom
    ) throws(GatewayError) {
        self.instant = instant
        let all = try workroom.activatedPolicies()
        guard let policy = try workroom.policy(identifier, at: instant) else {
            let later = all.filter { $0.identifier == identifier && !$0.isGuardRail }
                .map(\.activeFrom).min()
            throw .refused(
                .policyNone,
                later.map { "policy `\(identifier)` is activated from \($0.wholeSecond) on" }
                    ?? "no policy `\(identifier)` was ever activated", entry: nil)
        }
        self.policy = policy
        var guardRails: [PolicyRecord] = []
        for rail in all.inForce(at: instant) where rail.isGuardRail {
            if try rail.compiled().connectionType == kind { guardRails.append(rail) }
        }
        self.guardRails = guardRails
    }

    /// Digests of the policy and of each guard-rail, in order.
    var digests: [Digest<PolicyText>] { [policy.digest] + guardRails.map(\.digest) }

    /// Throws `policy.unsigned` unless the signed log has put each of them in force as it is.
    func checkSigned(in workroom: Workroom) throws(GatewayError) {
        let log = try ActivationLog(in: workroom)
        for record in [policy] + guardRails {
            guard let words = try log.objection(to: record) else { continue }
            throw .refused(.policyUnsigned, words, entry: nil)
        }
    }

    /// All of them as one policy that decides what all decide.
    ///
    /// - Throws: `GatewayError.refused` when one is not as it was activated, is outside its own
    ///   window, or cannot decide together with the others.
    func compiled() throws(GatewayError) -> CompiledPolicy {
        let own = try policy.compiled()
        var rails: [CompiledPolicy] = []
        for record in guardRails { rails.append(try record.compiled()) }
        for (one, noun) in [(own, "policy")] + rails.map({ ($0, "guard-rail") })
        where !one.isInForce(at: instant) {
            throw .refused(
                .policyExpired,
                "the \(noun) `\(one.identifier)@\(one.version)` is not in force now", entry: nil)
        }
        do { return try own.combined(with: rails) } catch {
            throw .refused(
                .policyInvalid,
                "policy `\(own.identifier)@\(own.version)` cannot decide together with the "
                    + "guard-rails in force: \(error)", entry: nil)
        }
    }
}
