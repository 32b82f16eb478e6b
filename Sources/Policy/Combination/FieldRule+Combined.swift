// One target field under a policy and a guard-rail.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension FieldRule {
    /// The field where only the policy lists it: it never leaves.
    func withoutEntry(in rail: String) throws(PolicyCombinationError) -> FieldRule {
        guard !isRequired else { throw .requiredField(target, rail: rail) }
        return FieldRule(
            target: target, source: source, categories: categories, purposes: purposes,
            isRequired: false, transform: .drop)
    }

    /// The field where both list it: for the purposes of both, and by the stricter transform.
    ///
    /// `offset` is the position of the guard-rail's first purpose among all.
    func combined(
        with other: FieldRule, of rail: String, offset: Int
    ) throws(PolicyCombinationError) -> FieldRule {
        if transform.readsValue, other.transform.readsValue, source != other.source {
            throw .source(target, rail: rail)
        }
        guard let stricter = FieldTransform.stricter(transform, other.transform) else {
            throw .transform(target, rail: rail)
        }
        // A value that must be there and never counts: nobody can have meant both.
        for rule in [self, other]
        where rule.isRequired && rule.transform.readsValue && !stricter.readsValue {
            throw .requiredField(target, rail: rail)
        }
        let isRequired = isRequired || other.isRequired
        if isRequired, stricter == .drop { throw .requiredField(target, rail: rail) }
        return FieldRule(
            target: target, source: stricter == transform ? source : other.source,
            categories: categories, purposes: purposes + other.purposes.map { $0 + offset },
            isRequired: isRequired, transform: stricter)
    }
}
