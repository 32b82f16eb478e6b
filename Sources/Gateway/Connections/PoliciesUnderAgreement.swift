// The policies that an agreement lets run over a connection.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Permissions
import Policy

/// The policies that are in force, or will be, for connections of one kind.
///
/// An agreement covers what they let leave, and any of them that asks for a second person asks for
/// one who agrees as well.
struct PoliciesUnderAgreement: Sendable {
    private let policies: [CompiledPolicy]
    private let guardRails: [CompiledPolicy]

    /// The roles that may be a second person where no policy says more.
    static var mayEverSecond: [Role] {
        Role.allCases.filter { RoleTable.grant(of: .connectionSecond, to: $0) != nil }
    }

    /// Looks them up.
    ///
    /// - Throws: `GatewayError.refused` when one of them is not as it was activated.
    init(
        for connection: ConnectionRecord, in state: any StateReading, at instant: Instant
    ) throws(GatewayError) {
        let records: [PolicyRecord]
        do { records = try state.policies() } catch { throw GatewayError(error) }
        var (policies, guardRails): ([CompiledPolicy], [CompiledPolicy]) = ([], [])
        for (index, record) in records.enumerated() {
            // One that a later activation has taken the place of already is history.
            let isHistory = records[(index + 1)...].contains {
                $0.identifier == record.identifier && $0.activeFrom <= instant
            }
            if isHistory { continue }
            let policy = try record.compiled()
            guard policy.connectionType == connection.kind,
                policy.effectiveUntil.map({ instant < $0 }) ?? true
            else { continue }
            if record.isGuardRail { guardRails.append(policy) } else { policies.append(policy) }
        }
        (self.policies, self.guardRails) = (policies, guardRails)
    }

    /// What the policies of these identifiers let leave, together.
    func scope(of identifiers: some Sequence<String>) -> AgreementScope {
        let wanted = Set(identifiers)
        return policies.filter { wanted.contains($0.identifier) }
            .reduce(.none) { $0.union($1.agreementScope) }
    }

    /// Whether there is such a policy.
    func contains(_ identifier: String) -> Bool {
        policies.contains { $0.identifier == identifier }
    }

    /// Who may be the second person for an agreement of this scope.
    ///
    /// Every policy that could run under it has a say, and every guard-rail beside them; and the
    /// role must be one that may second at all.
    ///
    /// - Returns: The roles that all who ask for a second person name; nil when none asks.
    func approvers(for scope: AgreementScope) -> [Role]? {
        let asking = (policies.filter { scope.covers($0.agreementScope) } + guardRails)
            .compactMap { $0.fourEyes?.approvers }
        guard !asking.isEmpty else { return nil }
        return Self.mayEverSecond.filter { role in asking.allSatisfy { $0.contains(role) } }
    }
}
