// How many were read, released and withheld.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// How many were read, released and withheld, and why.
public struct DecisionTotals: Hashable, Sendable, Codable {
    /// Profiles read.
    public var read: Int
    /// Profiles that may leave.
    public var released: Int
    /// Withheld profiles by deciding reason.
    public var withheld: [String: Int]
    /// Every failed check by reason; one profile may count several times.
    public var failedChecks: [String: Int]
    /// Fields that leave, by name: how many profiles have them.
    public var fields: [String: Int]

    /// Nothing read yet.
    public init() {
        read = 0
        released = 0
        withheld = [:]
        failedChecks = [:]
        fields = [:]
    }

    /// All withheld profiles.
    public var withheldCount: Int { withheld.values.reduce(0, +) }
}
