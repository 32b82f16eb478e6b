// Why a destination could not be examined.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Why a destination could not be examined or read back.
public struct DestinationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reason code, such as `provider.unreachable` or `provider.list_unknown`.
    public let reason: ReasonCode
    /// What happened, without anything the recipient said in words.
    public let description: String
    /// Whether trying again later may help.
    public let isTemporary: Bool

    /// Joins the parts.
    public init(_ reason: ReasonCode, _ description: String, isTemporary: Bool) {
        self.reason = reason
        self.description = description
        self.isTemporary = isTemporary
    }
}
