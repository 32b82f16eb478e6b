// Columns as an entry records them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Policy

extension ColumnMatching {
    /// Takes the columns that a decision recorded, whatever names they have and whatever an export
    /// says by now.
    ///
    /// Nil when the policy knows no such field, or nobody could be recognised by them.
    init?(recorded: [String: Int], policy: CompiledPolicy) {
        var found: [SourceField: Int] = [:]
        let fields = policy.sourceFields
        for field in fields { found[field] = recorded[field.text] }
        guard found.count == recorded.count, let contact = found[policy.contactField] else {
            return nil
        }
        columns = found
        missing = fields.filter { found[$0] == nil }
        contactColumn = contact
        phoneColumn = policy.phoneField.flatMap { found[$0] }
    }
}
