// One row of the list of attacks, carried out.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One row of the list of attacks, carried out: it records an issue unless the documented verdict
/// comes of it.
protocol AttackRow {
    init()
    func run() async throws
}
