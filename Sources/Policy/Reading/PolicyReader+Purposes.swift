// Reads the purposes and what each rests on.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension PolicyReader {
    mutating func purposes(_ node: StrictNode?, place: Place) -> [PolicyPurpose] {
        let members = nodes.members(node, "purposes", most: Self.most)
        var purposes: [PolicyPurpose] = []
        for member in members {
            if let purpose = purpose(member) {
                purposes.append(purpose)
            } else {
                brokenPurposes.insert(member.name)
            }
        }
        if purposes.count == members.count, !members.isEmpty,
            purposes.count(where: \.isPrimary) != 1
        {
            nodes.report(place, "exactly one purpose is `primary: true`")
        }
        return purposes
    }

    private mutating func purpose(_ member: StrictNode.Member) -> PolicyPurpose? {
        // `basis.` and the name must be a reason code, so that entries can be read again.
        guard let name = try? Name<Purpose>(member.name),
            ReasonCode(parsing: "\(ReasonCode.basis(name.text))") != nil
        else {
            nodes.report(
                member.place,
                "a purpose is named with small letters, digits, `_`, `-`, and `.` between them")
            return nil
        }
        guard
            let map = nodes.map(
                member.value, member.name,
                keys: ["term", "lawful_basis", "channel", "primary", "consent", "requires"],
                required: ["term", "lawful_basis", "channel"])
        else { return nil }
        let term = term(map["term"], "term", of: .purpose)
        let lawfulBasis = self.term(map["lawful_basis"], "lawful_basis", of: .basis)
        let channel = nodes.choice(
            map["channel"], "channel", among: Channel.allCases.map { ($0.rawValue, $0) })
        let isPrimary = nodes.flag(map["primary"], "primary") ?? false
        let basis = basis(map, of: member)
        guard let term, let lawfulBasis, let channel, let basis else { return nil }
        let purpose = PolicyPurpose(
            name: name, channel: channel, isPrimary: isPrimary, term: term,
            lawfulBasis: lawfulBasis, basis: basis)
        let saysConsent = lineage(of: lawfulBasis).contains(where: Vocabulary.consentBases.contains)
        guard saysConsent == purpose.restsOnConsent else {
            nodes.report(
                map.place(of: "lawful_basis"),
                saysConsent
                    ? "the basis `\(lawfulBasis)` is consent, so the purpose has `consent` checks"
                    : "the basis `\(lawfulBasis)` is not consent, so the purpose `requires` a fact")
            return nil
        }
        return purpose
    }

    private mutating func basis(
        _ map: NodeMap, of member: StrictNode.Member
    ) -> PurposeBasis? {
        switch (map["consent"], map["requires"]) {
        case (let node?, nil): return consent(node).map { .consent($0) }
        case (nil, let node?):
            guard
                let check = nodes.map(
                    node, "requires", keys: ["field", "op", "value"], required: ["field", "op"])
            else { return nil }
            return fieldCheck(check).map { .requirement($0) }
        default:
            nodes.report(
                member.place, "the purpose `\(member.name)` has either `consent` or `requires`")
            return nil
        }
    }

    /// All five checks are named: what a policy does not ask for, it says so.
    private mutating func consent(_ node: StrictNode) -> ConsentRequirement? {
        let keys = ["types", "max_age", "confirmed", "notice", "names_recipient"]
        guard let map = nodes.map(node, "consent", keys: keys, required: keys) else { return nil }
        let words = terms(map["types"], "types", of: .consentType)
        if let node = map["types"], words.isEmpty {
            nodes.report(node.place, "`types` names at least one way of expressing consent")
        }
        let maxAge = nodes.period(map["max_age"], "max_age")
        let isConfirmed = nodes.flag(map["confirmed"], "confirmed")
        let namesRecipient = nodes.flag(map["names_recipient"], "names_recipient")
        let notice = nodes.map(
            map["notice"], "notice", keys: ["id", "min_version"], required: ["id", "min_version"])
        let identifier: Name<Notice>? = nodes.name(notice?["id"], "id")
        let minVersion = nodes.integer(
            notice?["min_version"], "min_version", in: 1...1_000_000)
        guard let maxAge, let isConfirmed, let namesRecipient, let identifier, let minVersion
        else { return nil }
        return ConsentRequirement(
            types: words.compactMap { ConsentType(term: $0) }, maxAge: maxAge,
            isConfirmed: isConfirmed,
            notice: RequiredNotice(identifier: identifier.text, minVersion: minVersion),
            namesRecipient: namesRecipient)
    }
}
