// Which members an entry has.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Which members an entry has, and what each may be; what only one type has stands in `data`.
enum EntryGrammar {
    private static let required: Set<String> = [
        "v", "seq", "id", "type", "code", "outcome", "time", "actor", "origin", "software",
        "resource", "data",
    ]
    private static let optional: Set<String> = ["transfer", "cause", "reason"]
    private static let doors: Set<String> = [
        "cli", "socket", "console", "scheduler", "recovery",
    ]

    /// Refuses members that are missing, that no entry has, or that cannot be.
    static func check(_ entry: CanonicalJSON) throws(EntryError) {
        guard case .object(let members) = entry else { throw .notCanonical("it is no object") }
        guard isPlain(entry) else {
            throw .notCanonical("a number is not whole, or a member's name is not visible ASCII")
        }
        // Sorted, so that of several the same one is always named.
        for name in required.sorted() where members[name] == nil { throw .member(name) }
        for name in members.keys.sorted()
        where !required.contains(name) && !optional.contains(name) { throw .member(name) }
        guard has(members["actor"], ["account", "principal", "role"]),
            let account = entry["actor"]?["account"]?.integerValue,
            UInt32(exactly: account) != nil,
            isNull(entry["actor"]?["principal"]) || isName(entry["actor"]?["principal"]),
            isNull(entry["actor"]?["role"])
                || entry["actor"]?["role"]?.stringValue.flatMap(Role.init(rawValue:)) != nil
        else { throw .member("actor") }
        guard has(members["origin"], ["process", "via"]),
            let process = entry["origin"]?["process"]?.integerValue,
            Int32(exactly: process) != nil,
            entry["origin"]?["via"]?.stringValue.map(doors.contains) == true
        else { throw .member("origin") }
        guard isText(members["software"]) else { throw .member("software") }
        guard has(members["resource"], ["kind", "id"]), isText(entry["resource"]?["kind"]),
            isText(entry["resource"]?["id"])
        else { throw .member("resource") }
        if let reason = members["reason"] {
            guard reason.stringValue.flatMap(ReasonCode.init(parsing:)) != nil
            else { throw .member("reason") }
        }
        guard case .object? = members["data"] else { throw .member("data") }
    }

    private static func isPlain(_ value: CanonicalJSON) -> Bool {
        switch value {
        case .null, .boolean, .integer, .string: true
        case .number: false
        case .array(let values): values.allSatisfy(isPlain)
        case .object(let members):
            members.allSatisfy { name, value in
                !name.isEmpty && name.utf8.allSatisfy { (0x21...0x7e).contains($0) }
                    && isPlain(value)
            }
        }
    }

    private static func has(_ value: CanonicalJSON?, _ names: Set<String>) -> Bool {
        guard case .object(let members)? = value else { return false }
        return Set(members.keys) == names
    }

    private static func isNull(_ value: CanonicalJSON?) -> Bool { value == .null }

    private static func isName(_ value: CanonicalJSON?) -> Bool {
        guard let text = value?.stringValue else { return false }
        return (try? Name<Principal>(text)) != nil
    }

    private static func isText(_ value: CanonicalJSON?) -> Bool {
        value?.stringValue?.isEmpty == false
    }
}
