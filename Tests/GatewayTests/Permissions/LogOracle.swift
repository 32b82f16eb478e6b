// Who may do what, read from the log alone.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Permissions
import Testing

/// Who may do what, read from the log's entries alone and without the gateway's own rules: a second
/// opinion about every answer.
struct LogOracle {
    private struct Term {
        var holder: String
        var role: Role?
        var connection: String?
        var from: Instant
        var until: Instant?
        var ended: Instant?

        func holds(at instant: Instant) -> Bool {
            instant >= from && !(until.map { instant >= $0 } ?? false)
                && !(ended.map { instant >= $0 } ?? false)
        }
    }

    private var enrolled: [String: Instant] = [:]
    private var disabled: [String: Instant] = [:]
    private var terms: [String: Term] = [:]

    init(_ entries: [Entry]) throws {
        for entry in entries {
            let resource = try #require(entry.members["resource"]?["id"]?.stringValue)
            let data = try #require(entry.members["data"])
            let text = { (key: String) in data[key]?.stringValue }
            let from = text("from").flatMap { Instant($0) } ?? entry.time
            let until = text("until").flatMap { Instant($0) }
            switch entry.type {
            case .principalAdded, .principalGranted:
                if entry.type == .principalAdded { enrolled[resource] = entry.time }
                terms[try #require(text("grant"))] = Term(
                    holder: resource, role: Role(rawValue: try #require(text("role"))),
                    from: from, until: until)
            case .principalDisabled: disabled[resource] = entry.time
            case .principalRevoked: terms[try #require(text("grant"))]?.ended = entry.time
            case .connectionAdded, .connectionShared:
                guard let share = text("share") else { continue }
                terms[share] = Term(
                    holder: text("person") ?? "", connection: resource, from: from, until: until)
            case .connectionUnshared: terms[try #require(text("share"))]?.ended = entry.time
            default: continue
            }
        }
    }

    /// Why not; nil where they may.
    func reason(
        _ name: String, _ action: Action, over connection: String?, at instant: Instant
    ) -> ReasonCode? {
        guard let since = enrolled[name], since <= instant else { return .actorUnknown }
        if let ended = disabled[name], ended <= instant { return .actorDisabled }
        let held = terms.values.filter { $0.holder == name && $0.holds(at: instant) }
        let leaves = Set(held.compactMap(\.role)).compactMap { RoleTable.grant(of: action, to: $0) }
        if leaves.isEmpty { return .actorRole }
        if leaves.contains(.unrestricted) || leaves.contains(.nameAndType) { return nil }
        guard let connection else { return nil }
        let isShared = terms.values.contains {
            $0.connection == connection && ["", name].contains($0.holder)
                && $0.holds(at: instant)
        }
        return isShared ? nil : .connectionNotShared
    }
}
