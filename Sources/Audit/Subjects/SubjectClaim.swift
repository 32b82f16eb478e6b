// What a proof about a person says.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a proof about a person says of one transfer.
public enum SubjectClaim: String, Hashable, Sendable {
    /// The person stands in it, with exactly the records shown.
    case present
    /// The person does not stand in it.
    case absent
    /// The person has no record in it; one may have stood in the erased slots shown.
    case absentOrErased = "absent-or-erased"
}
