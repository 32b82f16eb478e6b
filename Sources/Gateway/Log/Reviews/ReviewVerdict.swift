// What a review came to.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a review came to.
public enum ReviewVerdict: String, Sendable, Codable, Hashable, CaseIterable {
    /// What was looked at is as it should be.
    case accepted
    /// Something was found that somebody has to see to.
    case findings
}
