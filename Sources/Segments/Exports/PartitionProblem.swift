// What is wrong with a partition of an export.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a partition of an export, before its name is known.
struct PartitionProblem: Error, Equatable {
    let text: String

    init(_ text: String) { self.text = text }
}
