// A country, its telephone numbers and the languages of its names.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A country, its telephone numbers and the languages of its names.
struct Country {
    /// Two letters of ISO 3166.
    let code: [UInt8]
    /// `+` and the country's calling code.
    let callingCode: [UInt8]
    /// How a mobile number goes on.
    let mobilePrefix: [UInt8]
    /// How many digits follow the prefix.
    let digitCount: Int
    /// Whose names are common there.
    let stocks: [NameStock]

    init(
        _ code: String, _ callingCode: String, _ mobilePrefix: String, _ digitCount: Int,
        _ stocks: [NameStock]
    ) {
        self.code = Array(code.utf8)
        self.callingCode = Array(callingCode.utf8)
        self.mobilePrefix = Array(mobilePrefix.utf8)
        self.digitCount = digitCount
        self.stocks = stocks
    }
}
