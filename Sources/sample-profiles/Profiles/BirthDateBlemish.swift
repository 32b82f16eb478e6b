// How a birth date is written.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// How a profile's birth date is written, as real data has it.
enum BirthDateBlemish: CaseIterable {
    /// As a day.
    case clean
    /// With a time of day after `T`.
    case withTime
    /// With a time of day after a blank.
    case withTimeAfterBlank

    /// How often, in 10,000.
    var weight: Int {
        switch self {
        case .clean: 9_600
        case .withTime: 250
        case .withTimeAfterBlank: 150
        }
    }
}
