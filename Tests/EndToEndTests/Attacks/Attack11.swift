// The log went another way.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Another history is written and signed with the log's own key: FORK for whoever kept a checkpoint
/// of the first.
struct Attack11: AttackRow {
    func run() throws {
        try RollbackTests().`a home that went another way since is a fork`()
    }
}
