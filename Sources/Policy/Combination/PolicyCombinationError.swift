// Why a policy and a guard-rail cannot decide together.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Why a policy and a guard-rail cannot decide together; then nothing is decided under either.
public enum PolicyCombinationError: Error, Equatable, CustomStringConvertible {
    /// They are about different kinds of connection.
    case connectionType(rail: String)
    /// They name different recipients.
    case recipient(rail: String)
    /// The guard-rail is about other people than the policy.
    case subject(String, rail: String)
    /// The guard-rail asks for a safeguard that the policy does not name.
    case safeguard(String, rail: String)
    /// The data of one's field are of a category that another prohibits.
    case prohibited(TargetField, category: String)
    /// Both list a field and read it from different profile fields.
    case source(TargetField, rail: String)
    /// What both do to a field is of the same strictness, and not the same.
    case transform(TargetField, rail: String)
    /// One asks that a field be there and another never lets its value leave.
    case requiredField(TargetField, rail: String)
    /// Nobody may run it, because no role is named by both.
    case runRoles(rail: String)
    /// Nobody may approve it, because no role is named by both.
    case approvers(rail: String)
    /// They are never in force at the same time.
    case effective(rail: String)
    /// Together they have more than 64 conditions or purposes.
    case tooMany(String)
    /// The same guard-rail stands twice.
    case twice(rail: String)

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .connectionType(let rail): "`\(rail)` is for another kind of connection"
        case .recipient(let rail): "`\(rail)` names another recipient, role or location"
        case .subject(let term, let rail): "the policy is about `\(term)`, and `\(rail)` is not"
        case .safeguard(let term, let rail):
            "`\(rail)` asks for the safeguard `\(term)`, which the policy does not name"
        case .prohibited(let field, let category):
            "the field `\(field)` holds data of the category `\(category)`, which is prohibited"
        case .source(let field, let rail):
            "`\(rail)` reads the field `\(field)` from another profile field"
        case .transform(let field, let rail):
            "`\(rail)` does something else to the field `\(field)`, and neither is the stricter"
        case .requiredField(let field, let rail):
            "the field `\(field)` is required, and together with `\(rail)` its value never leaves"
        case .runRoles(let rail): "no role may run it under both the policy and `\(rail)`"
        case .approvers(let rail): "no role may approve it under both the policy and `\(rail)`"
        case .effective(let rail): "the policy and `\(rail)` are never in force at the same time"
        case .tooMany(let what): "together they have more than 64 \(what)"
        case .twice(let rail): "the guard-rail `\(rail)` stands twice"
        }
    }
}
