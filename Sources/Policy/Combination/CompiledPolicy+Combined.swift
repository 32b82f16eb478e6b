// A policy and the guard-rails beside it, as one.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension CompiledPolicy {
    /// The policy together with guard-rails, as one policy that decides what all of them decide.
    ///
    /// Everybody and every field needs the consent of each: conditions and primary purposes of all
    /// must hold, a field leaves only if all list it, for the purposes of all and by the strictest
    /// transform. Limits, ages and windows are the narrowest. Name, version, digest, recipient and
    /// the order of fields stay the policy's; positions of conditions and purposes count on
    /// through the guard-rails in their order.
    ///
    /// - Throws: `PolicyCombinationError` when no policy could decide what all of them ask.
    public func combined(
        with rails: [CompiledPolicy]
    ) throws(PolicyCombinationError) -> CompiledPolicy {
        var joined = self
        for rail in rails { try joined.join(rail) }
        return joined
    }

    private mutating func join(_ rail: CompiledPolicy) throws(PolicyCombinationError) {
        let name = rail.identifier
        guard name != identifier, !guardRails.contains(where: { $0.identifier == name }) else {
            throw .twice(rail: name)
        }
        try checkScope(against: rail)
        guard purposes.count + rail.purposes.count <= PolicyReader.most else {
            throw .tooMany("purposes")
        }
        guard conditions.count + rail.conditions.count <= PolicyReader.most else {
            throw .tooMany("conditions")
        }
        rules = try joinedRules(with: rail)
        ownPurposeCount = ownPurposeCount ?? purposes.count
        purposes += rail.purposes
        conditions += rail.conditions
        effectiveFrom = [effectiveFrom, rail.effectiveFrom].compactMap { $0 }.max()
        effectiveUntil = [effectiveUntil, rail.effectiveUntil].compactMap { $0 }.min()
        if let effectiveFrom, let effectiveUntil, effectiveUntil <= effectiveFrom {
            throw .effective(rail: name)
        }
        runRoles = runRoles.filter(rail.runRoles.contains)
        guard !runRoles.isEmpty else { throw .runRoles(rail: name) }
        if let both = FourEyes.stricter(fourEyes, rail.fourEyes), both.approvers.isEmpty {
            throw .approvers(rail: name)
        }
        fourEyes = FourEyes.stricter(fourEyes, rail.fourEyes)
        requiresAgreement = requiresAgreement || rail.requiresAgreement
        agreementMaxAge = Period.shorter(agreementMaxAge, rail.agreementMaxAge)
        limits = limits.narrowed(by: rail.limits)
        retention = PolicyRetention.shorter(retention, rail.retention)
        guardRails.append(
            GuardRail(identifier: name, version: rail.version, digest: rail.digest))
    }

    /// Who receives what about whom must be the same question for both.
    private func checkScope(against rail: CompiledPolicy) throws(PolicyCombinationError) {
        let name = rail.identifier
        guard connectionType == rail.connectionType else { throw .connectionType(rail: name) }
        guard recipient.name == rail.recipient.name, recipient.role == rail.recipient.role,
            recipient.location == rail.recipient.location
        else { throw .recipient(rail: name) }
        if !rail.subjects.isEmpty,
            let other = subjects.first(where: { !rail.subjects.contains($0) })
        {
            throw .subject(other, rail: name)
        }
        for term in rail.recipient.safeguards where !recipient.safeguards.contains(term) {
            throw .safeguard(term, rail: name)
        }
    }

    private func joinedRules(
        with rail: CompiledPolicy
    ) throws(PolicyCombinationError) -> [FieldRule] {
        let name = rail.identifier
        let offset = purposes.count
        var joined: [FieldRule] = []
        for rule in rules {
            try rule.checkCategories(against: rail.prohibited)
            guard let other = rail.rules.first(where: { $0.target == rule.target }) else {
                joined.append(try rule.withoutEntry(in: name))
                continue
            }
            joined.append(try rule.combined(with: other, of: name, offset: offset))
        }
        // Nobody may leave without a field that this policy never sends.
        for rule in rail.rules where rule.isRequired && !fields.contains(rule.target) {
            throw .requiredField(rule.target, rail: name)
        }
        return joined
    }
}

extension FieldRule {
    fileprivate func checkCategories(
        against prohibited: Set<String>
    ) throws(PolicyCombinationError) {
        for category in categories where prohibited.contains(category) {
            throw .prohibited(target, category: category)
        }
    }
}
