// Which of a policy's fields leave.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Which of a policy's target fields leave for one person, by position in the file; at most 64.
public struct FieldSet: Hashable, Sendable, RawRepresentable {
    /// Bit i is field i.
    public private(set) var rawValue: UInt64

    /// Takes the bits as they are.
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Nothing leaves.
    public static let none = FieldSet(rawValue: 0)

    /// Adds a field.
    public mutating func insert(_ index: Int) { rawValue |= 1 << UInt64(index) }

    /// Whether a field leaves.
    public func contains(_ index: Int) -> Bool { rawValue >> UInt64(index) & 1 == 1 }
}
