// A second process on one home.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A second process works on a home that is in use: it is told who has it, and does nothing.
struct Attack14: AttackRow {
    func run() throws {
        try BadHomeTests().`a second gateway on one home is told who has it, and does nothing`()
    }
}
