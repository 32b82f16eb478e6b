// What a program left behind.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a program left behind.
struct Finished {
    let status: Int32
    let output: String
    let messages: String

    /// Both, for the message of a failed expectation.
    var everything: String { "exit \(status)\n\(output)\n\(messages)" }
}
