// Which column of a segment holds which field of a policy.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Policy

/// Which column of a segment holds which field of a policy.
///
/// An export may say so; otherwise names match when they differ only in case, `_`, `-` and blanks:
/// `first_name` is `FirstName`. Two columns that match one field are refused, not chosen between.
struct ColumnMatching {
    /// Where each field's column stands; a field without column is absent for everybody.
    let columns: [SourceField: Int]
    /// Fields of the policy that the segment does not have.
    let missing: [SourceField]
    /// Where the address that identifies a person stands.
    let contactColumn: Int
    /// Where the telephone number stands.
    let phoneColumn: Int?

    init(
        policy: CompiledPolicy, matching: [String: String], columns names: [String],
        segment: Name<Segment>
    ) throws(GatewayError) {
        let known = Set(policy.sourceFields.map(\.text))
        if let unknown = matching.keys.sorted().first(where: { !known.contains($0) }) {
            throw .input(
                .fieldUnknown,
                "policy `\(policy.identifier)` has no source field `\(unknown)`; it has "
                    + known.sorted().map { "`\($0)`" }.joined(separator: ", "))
        }
        var found: [SourceField: Int] = [:]
        for field in policy.sourceFields {
            let wanted = matching[field.text]
            let hits = names.indices.filter { column in
                wanted.map { names[column] == $0 }
                    ?? (Self.plain(names[column]) == Self.plain(field.text))
            }
            if let wanted, hits.isEmpty {
                throw .input(
                    .fieldUnknown, "segment `\(segment)` has no column `\(wanted)`")
            }
            guard hits.count < 2 else {
                throw .input(
                    .fieldUnknown,
                    "segment `\(segment)` has \(hits.count) columns that may be `\(field)`: "
                        + "say which with `--match \(field)=COLUMN`")
            }
            found[field] = hits.first
        }
        guard let contact = found[policy.contactField] else {
            throw .input(
                .fieldUnknown,
                "segment `\(segment)` has no column for `\(policy.contactField)`, "
                    + "without which nobody can be recognised: say which with "
                    + "`--match \(policy.contactField)=COLUMN`")
        }
        columns = found
        missing = policy.sourceFields.filter { found[$0] == nil }
        contactColumn = contact
        phoneColumn = policy.phoneField.flatMap { found[$0] }
    }

    private static func plain(_ name: String) -> String {
        name.lowercased().filter { !"_- ".contains($0) }
    }
}
