// An entry as an event of OCSF.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain

/// An entry as an event of the Open Cybersecurity Schema Framework: a projection, which names the
/// native entry, its digest and its leaf, so that nobody has to believe the mapping.
///
/// What the schema has no place for is in `unmapped`, by the entry's own names, with all of `data`.
enum OCSFEvent {
    /// The released version of the schema.
    static let schemaVersion = "1.8.0"
    /// Name and version of this mapping.
    static let mappingVersion = "exeat.ocsf/1"

    static func members(of checked: CheckedEntry, origin: String) -> CanonicalJSON {
        let entry = checked.entry
        let activity = OCSFActivity(entry.type)
        let outcome = OCSFOutcome(of: entry)
        let type = activity.eventClass.rawValue * 100 + activity.number
        var members: [String: CanonicalJSON] = [
            "class_uid": .integer(activity.eventClass.rawValue),
            "class_name": .string(activity.eventClass.name),
            "category_uid": .integer(activity.eventClass.category),
            "category_name": .string(activity.eventClass.categoryName),
            "activity_id": .integer(activity.number), "activity_name": .string(activity.name),
            "type_uid": .integer(type),
            "type_name": .string("\(activity.eventClass.name): \(activity.name)"),
            "time": .integer(milliseconds(entry.time)),
            "severity_id": .integer(outcome.severity.number),
            "severity": .string(outcome.severity.name),
            "status_id": .integer(outcome.status.number), "status": .string(outcome.status.name),
            "action_id": .integer(outcome.action.number), "action": .string(outcome.action.name),
            "disposition_id": .integer(outcome.disposition.number),
            "disposition": .string(outcome.disposition.name),
            "actor": actor(of: entry), "metadata": metadata(of: entry, origin: origin),
            "raw_data_hash": [
                "algorithm": "SHA-256", "algorithm_id": 3,
                "value": .string(digest(of: checked.body)),
            ],
            "raw_data_size": .integer(Int64(checked.body.count)),
            "unmapped": unmapped(checked),
        ]
        members["status_code"] = entry.members["reason"]
        add(to: &members, what: activity.eventClass, asksFor: entry, origin: origin)
        return .object(members)
    }

    /// What only one class asks for.
    private static func add(
        to members: inout [String: CanonicalJSON], what eventClass: OCSFClass,
        asksFor entry: Entry, origin: String
    ) {
        switch eventClass {
        case .apiActivity:
            let denied = entry.type == .accessDenied ? entry.detail("action") : nil
            members["api"] = [
                "operation": denied ?? .string(entry.type.rawValue), "service": ["name": "exeat"],
            ]
            members["src_endpoint"] = ["name": .string(origin), "svc_name": door(of: entry)]
            members["resources"] = [resource(of: entry)]
        case .entityManagement: members["entity"] = entity(of: entry)
        case .accountChange: members["user"] = user(of: entry)
        case .applicationLifecycle: members["app"] = product(of: entry)
        case .complianceFinding:
            let hasFindings = entry.detail("verdict") == "findings"
            members["status_id"] = hasFindings ? 1 : 4
            members["status"] = hasFindings ? "New" : "Resolved"
            members["finding_info"] = [
                "uid": entry.members["resource"]?["id"] ?? "",
                "title": "Review of the audit log",
                "created_time": .integer(milliseconds(entry.time)),
            ]
            members["compliance"] = [
                "control": "Review of the audit log", "status_id": hasFindings ? 3 : 1,
                "status": hasFindings ? "Fail" : "Pass",
            ]
            members["resources"] = [resource(of: entry)]
        }
    }

    private static func actor(of entry: Entry) -> CanonicalJSON {
        let actor = entry.members["actor"]
        var user: [String: CanonicalJSON] = ["uid": text(actor?["account"])]
        if let name = actor?["principal"]?.stringValue { user["name"] = .string(name) }
        if let role = actor?["role"]?.stringValue { user["groups"] = [["name": .string(role)]] }
        return [
            "user": .object(user), "process": ["pid": entry.members["origin"]?["process"] ?? 0],
            "app_name": "exeat",
        ]
    }

    private static func metadata(of entry: Entry, origin: String) -> CanonicalJSON {
        var metadata: [String: CanonicalJSON] = [
            "version": .string(schemaVersion), "product": product(of: entry),
            "profiles": ["host", "security_control"], "uid": .string("\(entry.identifier)"),
            "original_event_uid": .string("\(entry.identifier)"),
            "event_code": entry.members["code"] ?? "",
            "sequence": .integer(Int64(clamping: entry.index)),
            "log_name": .string(origin), "log_version": "exeat.audit/1", "log_format": "JSON",
            "original_time": .string("\(entry.time)"),
            "logged_time": .integer(milliseconds(entry.time)),
        ]
        metadata["correlation_uid"] = entry.members["transfer"]
        return .object(metadata)
    }

    /// What wrote the entry: name and version, which a blank parts.
    private static func product(of entry: Entry) -> CanonicalJSON {
        let software = entry.members["software"]?.stringValue ?? ""
        let version = software.split(separator: " ").dropFirst().last.map(String.init)
        return [
            "name": "Exeat", "vendor_name": "Exeat", "version": .string(version ?? software),
        ]
    }

    private static func resource(of entry: Entry) -> CanonicalJSON {
        let resource = entry.members["resource"]
        return ["uid": resource?["id"] ?? "", "type": resource?["kind"] ?? ""]
    }

    private static func entity(of entry: Entry) -> CanonicalJSON {
        let name = entry.members["resource"]?["id"]?.stringValue ?? ""
        guard entry.type == .policyActivated else {
            return [
                "name": .string(name), "type": entry.members["resource"]?["kind"] ?? "",
                "type_id": 99,
            ]
        }
        let parts = name.split(separator: "@", maxSplits: 1).map(String.init)
        var policy: [String: CanonicalJSON] = ["uid": .string(name), "is_applied": true]
        policy["name"] = parts.first.map { .string($0) }
        policy["version"] = parts.count == 2 ? .string(parts[1]) : nil
        return ["name": .string(name), "type": "Policy", "type_id": 5, "policy": .object(policy)]
    }

    /// The principal that was added or disabled.
    private static func user(of entry: Entry) -> CanonicalJSON {
        var user: [String: CanonicalJSON] = ["name": entry.members["resource"]?["id"] ?? ""]
        if let account = entry.detail("account") { user["uid"] = text(account) }
        if let role = entry.detail("role") { user["groups"] = [["name": role]] }
        return .object(user)
    }

    private static func unmapped(_ checked: CheckedEntry) -> CanonicalJSON {
        let entry = checked.entry
        var unmapped: [String: CanonicalJSON] = [
            "mapping": .string(mappingVersion), "type": .string(entry.type.rawValue),
            "outcome": .string(entry.outcome.rawValue),
            "leaf": .string(checked.leaf.hexadecimal), "via": door(of: entry),
            "resource": entry.members["resource"] ?? .null, "data": entry.members["data"] ?? .null,
        ]
        unmapped["cause"] = entry.members["cause"]
        return .object(unmapped)
    }

    private static func door(of entry: Entry) -> CanonicalJSON {
        entry.members["origin"]?["via"] ?? ""
    }

    private static func text(_ number: CanonicalJSON?) -> CanonicalJSON {
        .string(number?.text ?? "")
    }

    /// Milliseconds since the epoch, rounded down.
    private static func milliseconds(_ instant: Instant) -> Int64 {
        instant.seconds * 1000 + (instant.microseconds - instant.seconds * 1_000_000) / 1000
    }

    private static func digest(of body: [UInt8]) -> String {
        SHA256.digest(of: body, as: ExportFile.Content.self).hexadecimal
    }
}
