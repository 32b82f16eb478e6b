// What a policy document says.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a policy document says, read and checked.
struct PolicyContent: Sendable {
    let title: String
    let owner: String
    let policy: CompiledPolicy
    let tests: [PolicyTest]
}
