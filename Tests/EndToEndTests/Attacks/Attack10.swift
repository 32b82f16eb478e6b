// Everything is put back.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Database, anchor and all are put back together: in order by itself, ROLLBACK for whoever kept a
/// newer checkpoint.
///
/// The database alone is noticed by every command.
struct Attack10: AttackRow {
    func run() throws {
        try RollbackTests()
            .`a home put back with its anchor is told by a checkpoint that was kept elsewhere`()
        try BadHomeTests().`a database that was rolled back is noticed by every command`()
    }
}
