// What would have to change for a person to leave.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

extension CompiledPolicy {
    /// What would have to be true instead, in words, for a check that a person did not pass.
    ///
    /// `purpose` is the position of the purpose whose check it was; it matters for consent only.
    /// Quotes the policy and never the person.
    public func remedy(for code: DecisionCode, purpose: Int) -> String {
        let index = Int(code.rawValue & 63)
        switch code {
        case .released: return "nothing: every check held"
        case .suppressionGlobal: return "only the person can take the objection back"
        case .suppressionConnection:
            return "only the person can take the objection to this recipient back"
        case .subjectDuplicate: return "nothing: the same person stands elsewhere in this run"
        case .subjectUnmatched: return "an address that can be read"
        case .fieldDrop: return "another policy: this one never releases the field"
        case .fieldRequiredMissing: return "a profile with every required field"
        case .fieldType: return "a profile whose value can be read as what the field is"
        case .evaluationFailed: return "a run in which the check can be evaluated"
        default: break
        }
        if code.rawValue >= 192, index < purposes.count {
            guard case .requirement(let check) = purposes[index].basis else {
                return "another policy"
            }
            return "a profile in which \(check.words)"
        }
        if code.rawValue >= 128, index < conditions.count {
            let arms = conditions[index].arms.map(\.words)
            return "a profile in which " + arms.joined(separator: ", or ")
        }
        guard purposes.indices.contains(purpose),
            case .consent(let requirement) = purposes[purpose].basis
        else { return "another policy" }
        return consentRemedy(for: code, requirement, purposes[purpose])
    }

    private func consentRemedy(
        for code: DecisionCode, _ requirement: ConsentRequirement, _ purpose: PolicyPurpose
    ) -> String {
        let consent = "a consent to `\(purpose.name)` by \(purpose.channel.rawValue)"
        switch code {
        case .consentType:
            let types = (requirement.types ?? []).map { "`\($0.term)`" }
            return "\(consent) expressed as \(types.joined(separator: " or "))"
        case .consentExpired:
            let age = requirement.maxAge.map { ", less than \($0) ago" } ?? ""
            return "\(consent) given again\(age)"
        case .consentUnconfirmed: return "\(consent) that the person confirmed"
        case .consentNoticeSuperseded:
            let notice = requirement.notice.map {
                " under notice `\($0.identifier)`, version \($0.minVersion) or later"
            }
            return "\(consent) renewed\(notice ?? "")"
        case .consentRecipient: return "\(consent) that names `\(connectionType)`"
        default: return "\(consent), given by the person"
        }
    }
}
