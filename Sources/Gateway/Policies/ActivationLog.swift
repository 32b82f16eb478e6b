// What the signed log says about activations.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import TransparencyLog

/// What the signed log says about activations, under the newest checkpoint.
///
/// The state says which policy is in force, and whoever can write the state could say another one.
/// The log's entry is what was signed, so a policy decides only if the two say the same.
struct ActivationLog {
    /// Nil before anything was ever recorded.
    private let head: ReportedHead?

    init(in workroom: Workroom) throws(GatewayError) {
        let size: UInt64
        do { size = try workroom.store.head()?.size ?? 0 } catch { throw GatewayError(error) }
        head = size > 0 ? try ReportedHead(of: size - 1, in: workroom) : nil
    }

    /// Why the log does not put this policy in force as the state has it; nil when it does.
    ///
    /// - Throws: `GatewayError.integrity` when the entry is not what the checkpoint is signed over.
    func objection(to record: PolicyRecord) throws(GatewayError) -> String? {
        let name = "\(record.identifier)@\(record.version)"
        guard let head, record.entry < head.checkpoint.size else {
            return "record \(record.entry), which is to have activated `\(name)`, is not in the log"
        }
        let entry: Entry
        let body = try head.proof(of: record.entry).body
        do { entry = try Entry(body, at: record.entry) } catch {
            throw .integrity("INVALID: entry \(record.entry): \(error)")
        }
        guard entry.type == .policyActivated, entry.outcome == .allowed,
            entry.members["resource"]?["kind"] == "policy",
            entry.members["resource"]?["id"]?.stringValue == name,
            entry.detail("sha256")?.stringValue == record.digest.hexadecimal
        else { return "record \(record.entry) does not activate this text of `\(name)`" }
        // An entry from before activations had a date is about a policy in force at once.
        let isSame =
            entry.detail("effective_from").map { $0.stringValue == "\(record.activeFrom)" }
            ?? (record.activeFrom <= entry.time)
        guard isSame, (entry.detail("guard_rail") ?? false) == .boolean(record.isGuardRail) else {
            return "record \(record.entry) activates `\(name)` otherwise than the gateway has it"
        }
        return nil
    }
}
