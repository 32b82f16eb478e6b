// A small generator of numbers that a seed determines wholly.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A small generator of numbers that a seed determines wholly, on every machine and for ever.
///
/// SplitMix64, as Steele, Lea and Flood published it in 2014. Not for secrets.
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// A number from 0 up to `bound`, exclusive; even enough for samples.
    ///
    /// - Precondition: `bound` is above 0.
    mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0, "there is no number below \(bound)")
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number in a range, both ends included.
    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// True in `parts` of 10,000 cases.
    mutating func chance(_ parts: Int) -> Bool { below(10_000) < parts }

    /// One of the values, all alike in weight.
    ///
    /// - Precondition: There is at least one.
    mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}
