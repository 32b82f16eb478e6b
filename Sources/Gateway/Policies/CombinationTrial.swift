// Whether what would be in force can decide together.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Policy

/// Whether a new activation can decide together with what is, or will be, in force beside it.
///
/// Asked before it is recorded, so that no activation makes every transfer fail.
struct CombinationTrial {
    private let record: PolicyRecord
    private let all: [PolicyRecord]

    /// An entry names all that decided, and its size is limited.
    static let mostGuardRails = 8

    init(of record: PolicyRecord, among all: [PolicyRecord]) {
        self.record = record
        self.all = all + [record]
    }

    /// Why not, in words; nil when it can.
    ///
    /// - Throws: `GatewayError.refused` when a stored policy is not as it was activated.
    func objection() throws(GatewayError) -> String? {
        let own = try record.compiled()
        if record.isGuardRail, !own.isInForce(at: record.activeFrom) {
            return "outside its own window a guard-rail lets nothing leave: activate it with "
                + "`--from` within `effective`"
        }
        let changes = Set(all.map(\.activeFrom)).filter { $0 >= record.activeFrom }.sorted()
        for instant in changes {
            if let words = try objection(of: own, at: instant) { return words }
        }
        return nil
    }

    private func objection(
        of own: CompiledPolicy, at instant: Instant
    ) throws(GatewayError) -> String? {
        var (policies, rails): ([CompiledPolicy], [CompiledPolicy]) = ([], [])
        let inForce = all.inForce(at: instant)
        // A later activation of the same name has its own trial, or had it.
        guard inForce.contains(where: { $0.entry == record.entry }) else { return nil }
        for other in inForce {
            let policy = try other.compiled()
            guard policy.connectionType == own.connectionType else { continue }
            if other.isGuardRail {
                rails.append(policy)
            } else if record.isGuardRail || other.entry == record.entry {
                policies.append(policy)
            }
        }
        guard rails.count <= Self.mostGuardRails else {
            return "at most \(Self.mostGuardRails) guard-rails stand beside a policy"
        }
        for policy in policies {
            // One whose window has ended decides nothing any more.
            if let until = policy.effectiveUntil, until <= instant { continue }
            do { _ = try policy.combined(with: rails) } catch {
                return "policy `\(policy.identifier)@\(policy.version)` and the guard-rails in "
                    + "force cannot decide together: \(error)"
            }
        }
        return nil
    }
}
