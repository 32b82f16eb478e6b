// Where profiles go, in one of the formats.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Where profiles go, in one of the formats.
protocol ProfileOutput {
    /// Files of profiles begun so far.
    var fileCount: Int { get }

    /// Writes one more profile.
    ///
    /// - Throws: `SampleError` when it cannot be written.
    mutating func write(_ profile: SampleProfile) throws(SampleError)

    /// Ends the output; without it, what was written is not complete.
    ///
    /// - Throws: `SampleError` when it cannot be written.
    mutating func finish() throws(SampleError)
}
