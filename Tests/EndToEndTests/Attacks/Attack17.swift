// A sync fails once.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A sync fails once, of the log, of subject records or of the anchor: the run ends, nothing is
/// tried on the same pages again, and what was found afterwards is uncertain.
struct Attack17: AttackRow {
    func run() throws {
        try Attack16.matrix("export run/fdatasync")
        try Attack16.matrix("export run/fsync")
    }
}
