// Why the consent ledger could not be read.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why the consent ledger could not be read.
///
/// Nobody's consent is known then, so nothing leaves.
public struct LedgerError: Error, Equatable, CustomStringConvertible {
    /// What went wrong, without personal data.
    public let cause: String

    /// Takes the cause.
    public init(cause: String) { self.cause = cause }

    /// One sentence for people, without full stop.
    public var description: String { "the consent ledger could not be read: \(cause)" }
}
