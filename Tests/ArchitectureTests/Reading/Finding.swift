// What a check found.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Something wrong, with its place: printed the way compilers print places.
struct Finding: Equatable, CustomStringConvertible {
    let path: String
    /// From 1.
    let line: Int
    let problem: String

    var description: String { "\(path):\(line): \(problem)" }
}
