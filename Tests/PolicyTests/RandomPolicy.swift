// Policies made at random.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

@testable import Policy

/// Policies made at random of the parts that the wide policy has.
struct RandomPolicy {
    private let wide: CompiledPolicy
    private static let sources = [
        ("FNAME", "first_name"), ("LNAME", "last_name"), ("SMS", "phone"),
        ("EXT_ID", "customer_id"), ("BAND", "birth_date"), ("CITY", "city"),
    ]

    init() throws { wide = try WidePolicy.document().compiled() }

    func make(named name: String, _ random: inout Seeded) throws -> CompiledPolicy {
        let purposes = try purposes(&random)
        let primary = purposes.firstIndex(where: \.isPrimary) ?? 0
        var rules = [
            FieldRule(
                target: try Self.target("EMAIL"), source: try SourceField("email"),
                categories: ["pd:EmailAddress"], purposes: [primary], isRequired: true,
                transform: .allow)
        ]
        for (target, source) in Self.sources where !random.isOne(in: 5) {
            let transform = Self.transform(of: target, &random)
            let isConstant = if case .constant = transform { true } else { false }
            let source = random.isOne(in: 40) ? "language" : source
            rules.append(
                FieldRule(
                    target: try Self.target(target),
                    source: isConstant ? nil : try SourceField(source),
                    categories: [random.isOne(in: 60) ? "pd:Financial" : "pd:Name"],
                    purposes: [Int.random(in: purposes.indices, using: &random)],
                    isRequired: transform != .drop && random.isOne(in: 8), transform: transform))
        }
        return CompiledPolicy(
            identifier: name, version: 1, digest: wide.digest,
            connectionType: wide.connectionType, recipient: wide.recipient, subjects: [],
            effectiveFrom: nil, effectiveUntil: nil, purposes: purposes,
            conditions: wide.conditions.filter { _ in random.isOne(in: 2) }, rules: rules,
            runRoles: [.administrator], fourEyes: nil, requiresAgreement: false,
            agreementMaxAge: nil, limits: wide.limits, retention: nil,
            contactField: wide.contactField,
            prohibited: random.isOne(in: 8) ? ["pd:Financial"] : [])
    }

    /// Policies of one's own beside each other may ask different things under one name.
    private func purposes(_ random: inout Seeded) throws -> [PolicyPurpose] {
        let chosen = wide.purposes.shuffled(using: &random)
            .prefix(Int.random(in: 1...3, using: &random))
        return chosen.enumerated().map { index, purpose in
            var basis = purpose.basis
            if case .consent(var wanted) = basis {
                if random.isOne(in: 2) { wanted.types = [.implied, .expressed] }
                if random.isOne(in: 2) { wanted.isConfirmed.toggle() }
                if random.isOne(in: 2) { wanted.namesRecipient.toggle() }
                if random.isOne(in: 2) { wanted.maxAge = nil }
                basis = .consent(wanted)
            }
            return PolicyPurpose(
                name: purpose.name, channel: purpose.channel, isPrimary: index == 0,
                term: purpose.term, lawfulBasis: purpose.lawfulBasis, basis: basis)
        }
    }

    private static func transform(of target: String, _ random: inout Seeded) -> FieldTransform {
        switch Int.random(in: 0..<14, using: &random) {
        case 0: .drop
        case 1: .constant(random.isOne(in: 4) ? "other" : "gate")
        case 2: .hmac(key: "ids")
        case 3: .tokenise(key: "ids")
        case 4, 5:
            .mask(keepLast: 3, shownFrom: Int.random(in: 6...7, using: &random))
        case 6: .mask(keepLast: 2, shownFrom: 4)
        case 7, 8, 9:
            target == "BAND"
                ? .generalise(bands: random.isOne(in: 4) ? [18] : [18, 30])
                : .truncate(
                    keep: Int.random(in: 1...3, using: &random),
                    suffix: random.isOne(in: 4) ? "" : ".")
        default: .allow
        }
    }

    private static func target(_ name: String) throws -> TargetField {
        guard let target = TargetField(name) else { throw NoTarget(name: name) }
        return target
    }

    private struct NoTarget: Error { let name: String }
}
