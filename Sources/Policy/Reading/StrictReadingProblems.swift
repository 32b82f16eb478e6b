// Why a text is not in the strict subset.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a text is not in the strict subset.
struct StrictReadingProblems: Error, Equatable {
    let problems: [PolicyProblem]
}
