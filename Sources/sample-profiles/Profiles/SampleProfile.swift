// One sample profile and what is really behind it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One sample profile and what is really behind it; filled anew for each row in the same memory.
struct SampleProfile {
    /// What the row says, one value a column; empty where it says nothing.
    private(set) var values = [[UInt8]](repeating: [], count: ProfileColumn.allCases.count)
    /// The address that consent is recorded for; empty when the profile leads to none of its own.
    var consentEmail: [UInt8] = []
    /// The number that consent is recorded for, in E.164; empty when there is none.
    var consentPhone: [UInt8] = []
    /// What this person once said.
    var story = ConsentStory.released

    /// Forgets the last row and keeps the memory.
    mutating func removeAll() {
        for index in values.indices { values[index].removeAll(keepingCapacity: true) }
        consentEmail.removeAll(keepingCapacity: true)
        consentPhone.removeAll(keepingCapacity: true)
    }

    /// What the row says in one column.
    subscript(_ column: ProfileColumn) -> [UInt8] {
        _read { yield values[column.rawValue] }
        _modify { yield &values[column.rawValue] }
    }
}
