// Why somebody asks about a person.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why somebody asks where a person's data went; the entry records it with the question.
public enum ReportGround: String, Hashable, Sendable, Codable, CaseIterable {
    /// The person asked for what is held about them.
    case accessRequest = "access-request"
    /// The person, or somebody for them, complained.
    case complaint
    /// A supervisory authority or a court asked.
    case authority
    /// Somebody checks the gateway itself.
    case audit
}
