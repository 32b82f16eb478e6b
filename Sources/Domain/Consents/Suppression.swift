// Whether a person must not be sent anywhere.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Whether a person objected, everywhere or for one connection.
///
/// Beats every consent.
public struct Suppression: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// Takes the bits as they are.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Everywhere.
    public static let global = Suppression(rawValue: 1)
    /// For the connection at hand.
    public static let connection = Suppression(rawValue: 2)
}
