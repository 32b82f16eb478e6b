// What OCSF 1.8.0 asks of events.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// What OCSF 1.8.0 asks of events, copied by hand from its schema: the table that the mapping is
/// held to.
enum OCSFSchema {
    /// A class: the attributes it asks for, those it knows besides, and its activities.
    struct Class {
        let name: String
        let category: Int64
        let required: Set<String>
        let optional: Set<String>
        let activities: [Int64: String]
    }

    /// Of every event.
    static let required: Set<String> = [
        "activity_id", "category_uid", "class_uid", "metadata", "severity_id", "time", "type_uid",
    ]
    /// Known to every event, and to the profiles `host` and `security_control`.
    static let optional: Set<String> = [
        "activity_name", "category_name", "class_name", "severity", "status", "status_code",
        "status_id", "type_name", "raw_data_hash", "raw_data_size", "unmapped", "actor", "action",
        "action_id", "disposition", "disposition_id",
    ]

    static let classes: [Int64: Class] = [
        2003: Class(
            name: "Compliance Finding", category: 2, required: ["finding_info", "compliance"],
            optional: ["resources"], activities: [1: "Create", 2: "Update", 3: "Close"]),
        3001: Class(
            name: "Account Change", category: 3, required: ["user"], optional: [],
            activities: [
                1: "Create", 2: "Enable", 5: "Disable", 6: "Delete", 7: "Attach Policy",
                8: "Detach Policy",
            ]),
        3004: Class(
            name: "Entity Management", category: 3, required: ["entity"], optional: [],
            activities: [
                1: "Create", 2: "Read", 3: "Update", 4: "Delete", 8: "Enable", 9: "Disable",
                10: "Activate", 11: "Deactivate",
            ]),
        6002: Class(
            name: "Application Lifecycle", category: 6, required: ["app"], optional: [],
            activities: [1: "Install", 2: "Remove", 3: "Start", 4: "Stop", 8: "Update"]),
        6003: Class(
            name: "API Activity", category: 6, required: ["actor", "api", "src_endpoint"],
            optional: ["resources"],
            activities: [1: "Create", 2: "Read", 3: "Update", 4: "Delete"]),
    ]

    static let categories: [Int64: String] = [
        2: "Findings", 3: "Identity & Access Management", 6: "Application Activity",
    ]
    static let severities: [Int64: String] = [1: "Informational", 2: "Low", 3: "Medium", 4: "High"]
    static let actions: [Int64: String] = [
        1: "Allowed", 2: "Denied", 3: "Observed", 4: "Modified",
    ]
    static let dispositions: [Int64: String] = [
        1: "Allowed", 2: "Blocked", 8: "Approved", 17: "Logged", 24: "Access Revoked", 27: "Error",
    ]

    /// Whether an enumerated number has its own caption; 99 has whatever the source says.
    static func fits(
        _ event: CanonicalJSON, _ number: String, _ name: String, _ captions: [Int64: String]
    ) -> Bool {
        guard let value = event[number]?.integerValue, let caption = event[name]?.stringValue
        else { return false }
        return value == 99 ? !caption.isEmpty : captions[value] == caption
    }
}
