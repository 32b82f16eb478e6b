// What somebody asks to do.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What somebody asks to do: a noun and a verb, as permissions and entries write it.
public enum Action: String, Hashable, Sendable, Codable, CaseIterable {
    case homeCreate = "home.create"
    case statusRead = "status.read"
    case principalAdd = "principal.add"
    case principalRead = "principal.read"
    case principalDisable = "principal.disable"
    case connectionAdd = "connection.add"
    case connectionRead = "connection.read"
    case connectionAgree = "connection.agree"
    case connectionTest = "connection.test"
    case segmentAdd = "segment.add"
    case segmentRead = "segment.read"
    case exportAdd = "export.add"
    case exportRead = "export.read"
    case exportPlan = "export.plan"
    case exportRun = "export.run"
    case consentRecord = "consent.record"
    case consentImport = "consent.import"
    case consentRead = "consent.read"
    case policyActivate = "policy.activate"
    case policyRead = "policy.read"
    case transferRead = "transfer.read"
    case transferExplain = "transfer.explain"
    case auditRead = "audit.read"
    case auditVerify = "audit.verify"
    case auditPublish = "audit.publish"
}
