// One run of an export.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One run of an export through the gateway.
public struct TransferRecord: Hashable, Sendable, Codable {
    /// Its identifier.
    public let identifier: Identifier<Transfer>
    /// The export that was run.
    public let export: Name<Export>
    /// The connection it leaves over.
    public let connection: Name<Connection>
    /// Who ran it.
    public let runBy: Name<Principal>
    /// When it was decided or refused.
    public let decidedAt: Instant
    /// Where it stands.
    public var state: TransferState
    /// Why it was refused.
    public let reason: ReasonCode?
    /// The policy's identifier; nil when refused before one was found.
    public let policy: String?
    /// The version of the policy that decided.
    public let policyVersion: Int?
    /// SHA-256 of its canonical JSON, hexadecimal.
    public let policyDigest: String?
    /// The newest consent event that was looked at.
    public let consentUpTo: UInt64
    /// The recipient's legal name, from the policy.
    public let recipient: String?
    /// What was decided.
    public let totals: DecisionTotals
    /// Root of the subject records, hexadecimal; nil when refused before deciding.
    public let subjectRoot: String?
    /// Digests of the guard-rails that decided beside the policy, in their order.
    public let guardRails: [String]
    /// The approval that it used; nil when none was asked for.
    public let approval: Identifier<ApprovalNoun>?

    /// Joins the parts.
    public init(
        identifier: Identifier<Transfer>, export: Name<Export>, connection: Name<Connection>,
        runBy: Name<Principal>, decidedAt: Instant, state: TransferState, reason: ReasonCode?,
        policy: String?, policyVersion: Int?, policyDigest: String?, consentUpTo: UInt64,
        recipient: String?, totals: DecisionTotals, subjectRoot: String?,
        guardRails: [String] = [], approval: Identifier<ApprovalNoun>? = nil
    ) {
        self.identifier = identifier
        self.export = export
        self.connection = connection
        self.runBy = runBy
        self.decidedAt = decidedAt
        self.state = state
        self.reason = reason
        self.policy = policy
        self.policyVersion = policyVersion
        self.policyDigest = policyDigest
        self.consentUpTo = consentUpTo
        self.recipient = recipient
        self.totals = totals
        self.subjectRoot = subjectRoot
        self.guardRails = guardRails
        self.approval = approval
    }
}
