// A generator with a fixed seed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A generator with a fixed seed: SplitMix64.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0xD134_2543_DE82_EF95 &+ 1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }

    /// A number below a bound.
    mutating func below(_ bound: Int) -> Int { Int(truncatingIfNeeded: next() % UInt64(bound)) }

    /// Whether one of so many times it is.
    mutating func isOne(in count: Int) -> Bool { below(count) == 0 }

    /// One of a list that is not empty.
    mutating func one<Element>(of list: [Element]) -> Element { list[below(list.count)] }

    /// Some of a list, at least one, in its order.
    mutating func some<Element>(of list: [Element]) -> [Element] {
        let kept = list.filter { _ in below(2) == 0 }
        return kept.isEmpty ? [one(of: list)] : kept
    }
}
