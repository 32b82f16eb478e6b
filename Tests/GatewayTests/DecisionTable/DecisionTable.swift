// The decision table.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The decision table: every reason code once, each with something that really gives it.
enum DecisionTable {
    static let rows: [DecisionRow] =
        people + consents + fields + policies + actors + agreements + machinery + recipients
}
