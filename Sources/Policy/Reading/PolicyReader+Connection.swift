// Reads the connection and who may use it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension PolicyReader {
    /// The kinds of destination that this gateway can send to.
    static let connectionTypes = ["sendinblue"]

    struct ConnectionPart {
        let type: String
        let recipient: PolicyRecipient
        let requiresAgreement: Bool
        let agreementMaxAge: Period?
    }

    struct ActorsPart {
        let run: [Role]
        let fourEyes: FourEyes?
    }

    mutating func connection(_ node: StrictNode?) -> ConnectionPart? {
        let keys = ["type", "recipient", "agreement", "transfer", "safeguards"]
        guard
            let map = nodes.map(
                node, "connection", keys: keys, required: ["type", "recipient", "agreement"])
        else { return nil }
        let type = nodes.choice(
            map["type"], "type", among: Self.connectionTypes.map { ($0, $0) })
        let safeguards = terms(map["safeguards"], "safeguards", of: .safeguard)
        let transfer = nodes.map(
            map["transfer"], "transfer", keys: ["from", "basis"], required: ["from", "basis"])
        let from = term(transfer?["from"], "from", of: .location)
        let basis = term(transfer?["basis"], "basis", of: .transferBasis)
        let recipientKeys = ["name", "role", "location"]
        let recipient = nodes.map(
            map["recipient"], "recipient", keys: recipientKeys, required: recipientKeys)
        let name = nodes.text(recipient?["name"], "name")
        let role = term(recipient?["role"], "role", of: .recipientRole)
        let location = term(recipient?["location"], "location", of: .location)
        let agreement = nodes.map(
            map["agreement"], "agreement", keys: ["required", "max_age"], required: ["required"])
        let maxAge = nodes.period(agreement?["max_age"], "max_age")
        guard let isRequired = nodes.flag(agreement?["required"], "required"), let type,
            let name, let role, let location
        else { return nil }
        return ConnectionPart(
            type: type,
            recipient: PolicyRecipient(
                name: name, role: role, location: location, transferFrom: from,
                transferBasis: basis, safeguards: safeguards),
            requiresAgreement: isRequired, agreementMaxAge: maxAge)
    }

    mutating func actors(_ node: StrictNode?) -> ActorsPart? {
        guard
            let map = nodes.map(node, "actors", keys: ["run", "four_eyes"], required: ["run"])
        else { return nil }
        let run = roles(map["run"], "run")
        guard let node = map["four_eyes"] else { return ActorsPart(run: run, fourEyes: nil) }
        let keys = ["rows_over", "on_policy_change", "approvers"]
        let eyes = nodes.map(node, "four_eyes", keys: keys, required: ["approvers"])
        let rowsOver = nodes.integer(eyes?[keys[0]], keys[0], in: 0...1_000_000_000)
        let onChange = nodes.flag(eyes?[keys[1]], keys[1]) ?? false
        let approvers = roles(eyes?["approvers"], "approvers")
        return ActorsPart(
            run: run,
            fourEyes: FourEyes(
                rowsOver: rowsOver, onPolicyChange: onChange, approvers: approvers))
    }

    /// At least one role, each once.
    private mutating func roles(_ node: StrictNode?, _ name: String) -> [Role] {
        let roles = nodes.list(node, name, most: Role.allCases.count).compactMap {
            nodes.choice($0, name, among: Role.allCases.map { ($0.rawValue, $0) })
        }
        if let node, roles.isEmpty || Set(roles).count != roles.count {
            nodes.report(node.place, "`\(name)` names at least one role, each once")
        }
        return roles
    }
}
