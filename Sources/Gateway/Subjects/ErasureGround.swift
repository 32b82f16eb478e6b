// Why a person's records are erased.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a person's records are erased; the entries record it.
public enum ErasureGround: String, Hashable, Sendable, Codable, CaseIterable {
    /// The person asked for it.
    case request
    /// A supervisory authority or a court ordered it.
    case order
    /// The records are past the time for which they may be kept.
    case retention
    /// The person's data should never have been in the transfer.
    case unlawful
}
