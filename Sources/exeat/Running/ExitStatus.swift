// What the process says to whoever started it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// What the process says to whoever started it; the table is printed by `exeat --help`.
enum ExitStatus: Int32 {
    case done = 0
    case failed = 1
    case cancelled = 2
    case refused = 3
    case notPermitted = 4
    case partlyDone = 5
    case integrityViolated = 6
    case logUnavailable = 7
    case notFound = 8
    case busy = 9
    case uncertain = 10
    case temporary = 75

    /// The same for the argument parser.
    var code: ExitCode { ExitCode(rawValue) }
}
