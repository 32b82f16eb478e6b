// What is wrong with a telephone number.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a profile's telephone number, as real data has it.
enum PhoneBlemish: CaseIterable {
    /// Nothing.
    case clean
    /// There is none.
    case missing
    /// Blanks, dots or hyphens stand between its digits.
    case separated
    /// It is not an international number.
    case unreadable

    /// How often, in 10,000.
    var weight: Int {
        switch self {
        case .clean: 7_500
        case .missing: 1_500
        case .separated: 850
        case .unreadable: 150
        }
    }
}
