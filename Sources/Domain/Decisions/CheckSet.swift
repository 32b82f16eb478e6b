// The checks that one person did not pass.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The checks that one person did not pass: a set of decision codes, 256 bits.
///
/// Checks are never cut short: every failed one is here, not only the deciding one.
public struct CheckSet: Hashable, Sendable {
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var third: UInt64 = 0
    private var fourth: UInt64 = 0

    /// No failed check.
    public init() {}

    /// Whether every check held.
    public var isEmpty: Bool { first | second | third | fourth == 0 }

    /// Adds a failed check.
    public mutating func insert(_ code: DecisionCode) {
        let bit = UInt64(1) << UInt64(code.rawValue & 63)
        switch code.rawValue >> 6 {
        case 0: first |= bit
        case 1: second |= bit
        case 2: third |= bit
        default: fourth |= bit
        }
    }

    /// Whether this check failed.
    public func contains(_ code: DecisionCode) -> Bool {
        let bit = UInt64(1) << UInt64(code.rawValue & 63)
        let word =
            switch code.rawValue >> 6 {
            case 0: first
            case 1: second
            case 2: third
            default: fourth
            }
        return word & bit != 0
    }

    /// Calls `body` with each failed check, lowest code first.
    public func forEach(_ body: (DecisionCode) -> Void) {
        for (index, word) in [first, second, third, fourth].enumerated() {
            var rest = word
            while rest != 0 {
                let bit = rest.trailingZeroBitCount
                rest &= rest - 1
                body(DecisionCode(rawValue: UInt8(index * 64 + bit)))
            }
        }
    }
}
