// Reads a policy document and checks it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads a policy document and checks it; its parts are in the extensions beside this file.
struct PolicyReader {
    var nodes = NodeReader()
    /// Local terms and what each is a kind of.
    var localTerms: [String: String] = [:]
    /// Prefixes that the document pins.
    var pinnedPrefixes: Set<String> = []
    /// Names of purposes that had problems, so that their fields are not blamed as well.
    var brokenPurposes: Set<String> = []

    /// At most this many conditions, purposes and fields, so that sets of them are one word.
    static let most = 64

    static let keys = [
        "exeat", "id", "version", "title", "owner", "effective", "vocabulary", "terms",
        "connection", "actors", "subjects", "purposes", "conditions", "suppression", "fields",
        "prohibit", "limits", "retention", "tests",
    ]

    static let required = [
        "exeat", "id", "version", "title", "owner", "vocabulary", "connection", "actors",
        "purposes", "suppression", "fields", "tests",
    ]

    /// The document; nil when a problem was collected.
    mutating func document(
        _ node: StrictNode, digest: Digest<PolicyText>
    ) -> PolicyContent? {
        guard
            let root = nodes.map(node, "policy", keys: Self.keys, required: Self.required),
            format(root["exeat"])
        else { return nil }
        let identifier: Name<PolicyNoun>? = nodes.name(root["id"], "id")
        let version = nodes.integer(root["version"], "version", in: 1...1_000_000)
        let title = nodes.text(root["title"], "title")
        let owner = nodes.value(
            root["owner"], "owner", form: "the address of whoever answers for it"
        ) { Self.isAddress($0) ? $0 : nil }
        let effective = effective(root["effective"])
        vocabulary(root["vocabulary"], terms: root["terms"])
        let connection = connection(root["connection"])
        let actors = actors(root["actors"])
        let subjects = terms(root["subjects"], "subjects", of: .subject)
        let purposes = purposes(root["purposes"], place: root.place(of: "purposes"))
        let conditions = conditions(root["conditions"])
        suppression(root["suppression"])
        let prohibited = prohibited(root["prohibit"])
        let rules = fields(root["fields"], purposes: purposes, prohibited: prohibited)
        let limits = limits(root["limits"])
        let retention = retention(root["retention"])
        guard nodes.problems.isEmpty,
            let contact = contact(rules, purposes: purposes, place: root.place(of: "fields")),
            let identifier, let version, let title, let owner,
            let connection, let actors
        else { return nil }
        let policy = CompiledPolicy(
            identifier: identifier.text, version: version, digest: digest,
            connectionType: connection.type, recipient: connection.recipient,
            subjects: subjects, effectiveFrom: effective.from, effectiveUntil: effective.until,
            purposes: purposes, conditions: conditions, rules: rules, runRoles: actors.run,
            fourEyes: actors.fourEyes, requiresAgreement: connection.requiresAgreement,
            agreementMaxAge: connection.agreementMaxAge, limits: limits, retention: retention,
            contactField: contact, prohibited: prohibited)
        let tests = tests(root["tests"], of: policy)
        guard nodes.problems.isEmpty else { return nil }
        return PolicyContent(title: title, owner: owner, policy: policy, tests: tests)
    }

    private mutating func format(_ node: StrictNode?) -> Bool {
        guard let node, let mark = nodes.text(node, "exeat") else { return false }
        if mark == "policy/1" { return true }
        nodes.report(node.place, "`exeat` is `policy/1`: this gateway reads no other format")
        return false
    }

    /// Something at something, without blanks; whether anybody reads it is not for a file to say.
    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.utf8.count <= 254
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    private mutating func effective(_ node: StrictNode?) -> (from: Instant?, until: Instant?) {
        guard
            let map = nodes.map(node, "effective", keys: ["from", "until"], required: [])
        else { return (nil, nil) }
        let from = nodes.instant(map["from"], "from")
        let until = nodes.instant(map["until"], "until")
        if let from, let until, until <= from {
            nodes.report(map.place(of: "until"), "`until` is not after `from`")
        }
        return (from, until)
    }

    /// Both scopes must be named: no policy may look away from an objection.
    private mutating func suppression(_ node: StrictNode?) {
        let scopes = nodes.list(node, "suppression", most: 2).compactMap {
            nodes.choice(
                $0, "suppression", among: [("global", "global"), ("connection", "connection")])
        }
        if let node, Set(scopes).count != 2 {
            nodes.report(node.place, "`suppression` names both `global` and `connection`")
        }
    }

    private mutating func limits(_ node: StrictNode?) -> PolicyLimits {
        let keys = ["max_rows", "max_blocked_share", "max_change_vs_last_run"]
        guard let map = nodes.map(node, "limits", keys: keys, required: []) else {
            return PolicyLimits(maxRows: nil, maxBlockedShare: nil, maxChangeAgainstLastRun: nil)
        }
        return PolicyLimits(
            maxRows: nodes.integer(map[keys[0]], keys[0], in: 1...1_000_000_000),
            maxBlockedShare: nodes.share(map[keys[1]], keys[1], atMost: 1),
            maxChangeAgainstLastRun: nodes.share(map[keys[2]], keys[2], atMost: 100))
    }

    private mutating func retention(_ node: StrictNode?) -> PolicyRetention? {
        let keys = ["at_recipient", "then", "withdraw_within"]
        guard let map = nodes.map(node, "retention", keys: keys, required: keys) else {
            return nil
        }
        _ = nodes.choice(map["then"], "then", among: [("delete", true)])
        guard let kept = nodes.period(map["at_recipient"], "at_recipient"),
            let within = nodes.period(map["withdraw_within"], "withdraw_within")
        else { return nil }
        return PolicyRetention(atRecipient: kept, withdrawWithin: within)
    }
}
