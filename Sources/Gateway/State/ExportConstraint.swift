// A separation of duties that an export is under.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A separation of duties that an export is under: who did one thing does not run it.
public struct ExportConstraint: Hashable, Sendable, Codable {
    /// What keeps somebody from running the export.
    public typealias Rule = SeparationRule

    /// Its own identifier.
    public let identifier: Identifier<ConstraintNoun>
    /// The export.
    public let export: Name<Export>
    /// The rule.
    public let rule: Rule
    /// Who put the export under it.
    public let addedBy: Name<Principal>
    /// When.
    public let addedAt: Instant
    /// Why, in words.
    public let reason: String
    /// The end that somebody put to it; nil while nobody did.
    public var end: TermEnd?

    /// Joins the parts.
    public init(
        identifier: Identifier<ConstraintNoun>, export: Name<Export>, rule: Rule,
        addedBy: Name<Principal>, addedAt: Instant, reason: String, end: TermEnd? = nil
    ) {
        self.identifier = identifier
        self.export = export
        self.rule = rule
        self.addedBy = addedBy
        self.addedAt = addedAt
        self.reason = reason
        self.end = end
    }
}
