// A policy made ready to decide.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A policy made ready to decide: every name resolved, every value checked.
public struct CompiledPolicy: Sendable {
    /// The policy's name.
    public let identifier: String
    /// Its version.
    public let version: Int
    /// SHA-256 of its canonical JSON.
    public let digest: Digest<PolicyText>
    /// The guard-rails that decide beside it, in their order; none in a policy as it was read.
    public internal(set) var guardRails: [GuardRail] = []
    /// The kind of destination; consents name it as their recipient.
    public let connectionType: String
    /// Who receives the data.
    public let recipient: PolicyRecipient
    /// DPV terms of the people the policy is about.
    public let subjects: [String]
    /// First instant in force; nil for no beginning.
    public internal(set) var effectiveFrom: Instant?
    /// First instant no longer in force; nil for no end.
    public internal(set) var effectiveUntil: Instant?
    /// In file order, those of guard-rails after the policy's own, at most 64.
    ///
    /// Exactly one of each document is primary.
    public internal(set) var purposes: [PolicyPurpose]
    /// How many purposes are the policy's own; nil for all of them.
    var ownPurposeCount: Int?
    /// In file order, those of guard-rails after the policy's own, at most 64.
    var conditions: [PolicyCondition]
    /// In file order, at most 64.
    var rules: [FieldRule]
    /// Roles that may run an export under this policy.
    public internal(set) var runRoles: [Role]
    /// When a second person must approve; nil for never.
    public internal(set) var fourEyes: FourEyes?
    /// Whether the connection needs an agreement.
    public internal(set) var requiresAgreement: Bool
    /// How long an agreement counts after it was made, exclusive; nil for as long as it says.
    public internal(set) var agreementMaxAge: Period?
    /// Limits of a run.
    public internal(set) var limits: PolicyLimits
    /// How long the recipient keeps the data; nil when the policy does not say.
    public internal(set) var retention: PolicyRetention?

    /// The recipient's legal name.
    public var recipientName: String { recipient.name }

    /// Target fields in file order.
    public var fields: [TargetField] { rules.map(\.target) }

    /// The policy's own purposes, without those of guard-rails.
    public var ownPurposes: ArraySlice<PolicyPurpose> {
        purposes.prefix(ownPurposeCount ?? purposes.count)
    }

    /// The policy's own purpose on which people leave, by its position.
    ///
    /// A guard-rail's must hold besides.
    public var primaryPurpose: Int { purposes.firstIndex(where: \.isPrimary) ?? 0 }

    /// Every profile field that fields, conditions or requirements read, each once, sorted.
    public var sourceFields: [SourceField] {
        var fields = Set(rules.compactMap(\.source))
        for condition in conditions { fields.formUnion(condition.arms.map(\.field)) }
        for purpose in purposes {
            if case .requirement(let check) = purpose.basis { fields.insert(check.field) }
        }
        return fields.sorted()
    }

    /// The profile field that identifies a person: the source of the target field `EMAIL`.
    public let contactField: SourceField

    /// Terms of data that no field may have.
    let prohibited: Set<String>

    /// The profile field that holds the phone number: the source of the target field `SMS`, if any.
    public var phoneField: SourceField? {
        rules.first { $0.target.description == Self.phoneTarget }?.source
    }

    /// The recipient's names of the fields that identify a person.
    static let contactTarget = "EMAIL"
    static let phoneTarget = "SMS"

    /// The DPV term of a target field's data, by its position.
    public func category(of field: Int) -> String { rules[field].categories[0] }

    /// The position of the policy's own purpose for a target field, by the field's position.
    public func purpose(of field: Int) -> Int { rules[field].purposes[0] }

    /// Whether a person without this target field is withheld, by the field's position.
    public func isRequired(_ field: Int) -> Bool { rules[field].isRequired }

    /// Whether the policy is in force; its end is exclusive.
    public func isInForce(at instant: Instant) -> Bool {
        (effectiveFrom.map { $0 <= instant } ?? true)
            && (effectiveUntil.map { instant < $0 } ?? true)
    }

    /// The reason a decision code stands for under this policy.
    ///
    /// A code that this policy does not have is `error.decision_code`: it was decided under another.
    public func reason(of code: DecisionCode) -> ReasonCode {
        let index = Int(code.rawValue & 63)
        switch code.rawValue {
        case 128..<192 where index < conditions.count:
            return .condition(conditions[index].identifier)
        case 192... where index < purposes.count:
            return .basis(purposes[index].name.text)
        default:
            return DecisionCode.fixed.first { $0.code == code }?.reason ?? .error("decision_code")
        }
    }
}
