// A target field made ready to be filled.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// A target field made ready to be filled: its column, its purposes and its transform.
struct PreparedField: Sendable {
    /// What is done to the value; numbers are positions in `FieldParts`.
    enum Transform: Sendable {
        case allow
        case drop
        case constant(text: Int)
        case hmac(hasher: Int)
        case tokenise(tokeniser: Int)
        case mask(keepLast: Int, shownFrom: Int)
        case truncate(keep: Int, suffix: Int)
        case generalise(bands: Int)
    }

    /// Nil when the source has no such column, and for a constant.
    let column: Int?
    /// Bit i: the purpose i must hold.
    let purposes: UInt64
    let isRequired: Bool
    let transform: Transform

    /// Whether it needs no value of the profile.
    var isConstant: Bool {
        if case .constant = transform { true } else { false }
    }
}
