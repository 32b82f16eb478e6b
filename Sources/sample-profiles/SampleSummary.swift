// What was written.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What was written.
struct SampleSummary: Equatable {
    /// Profiles.
    let profileCount: Int
    /// Files that hold them.
    let fileCount: Int
    /// Lines of the consent file, its header not counted.
    let consentCount: Int
}
