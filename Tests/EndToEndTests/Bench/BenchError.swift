// Why a test could not even begin.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a test could not even begin.
enum BenchError: Error {
    case doubleDidNotStart
    case setUpFailed(String)
}
