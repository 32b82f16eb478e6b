// Numbers that are the same in every run.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Numbers that are the same in every run of the tests: a linear congruential generator.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
