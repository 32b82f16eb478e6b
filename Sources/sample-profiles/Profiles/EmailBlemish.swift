// What is wrong with an address.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a profile's e-mail address, as real data has it.
enum EmailBlemish: CaseIterable {
    /// Nothing.
    case clean
    /// Another profile has the same.
    case duplicate
    /// Another profile has the same in other letters.
    case duplicateInOtherCase
    /// There is none.
    case missing
    /// It is not an address.
    case unreadable
    /// Small and capital letters as the hand fell.
    case oddCasing
    /// Blanks stand around it.
    case blanksAround
    /// It holds letters beyond ASCII.
    case international

    /// How often, in 10,000.
    var weight: Int {
        switch self {
        case .clean: 9_430
        case .duplicate: 120
        case .duplicateInOtherCase: 40
        case .missing: 80
        case .unreadable: 70
        case .oddCasing: 160
        case .blanksAround: 70
        case .international: 30
        }
    }
}
