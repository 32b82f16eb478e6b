// Blanks that a copied value brings along.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Blanks that a copied value brings along.
enum Blanks {
    /// Puts a blank or a tabulator before the value, after it, or both.
    static func surround(_ value: inout [UInt8], by generator: inout SplitMix64) {
        let side = generator.below(3)
        if side != 1 { value.insert(0x20, at: 0) }
        if side != 0 { value.append(generator.chance(2_000) ? 0x09 : 0x20) }
    }
}
