// What makes a row hard to read.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What makes a row hard to read, as real data has it.
enum TextBlemish: CaseIterable {
    /// Nothing.
    case clean
    /// A line break stands inside a field.
    case newline
    /// Quotes stand inside a field.
    case quotes
    /// A comma stands inside a field.
    case delimiter
    /// Blanks stand around a name.
    case blanksAround
    /// The name is in capitals.
    case capitals

    /// How often, in 10,000.
    var weight: Int {
        switch self {
        case .clean: 9_650
        case .newline: 50
        case .quotes: 60
        case .delimiter: 70
        case .blanksAround: 70
        case .capitals: 100
        }
    }
}
