// A given or family name and how an address spells it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A given or family name, as a person writes it and as an address spells it.
struct PersonName {
    /// As it is written, in UTF-8.
    let written: [UInt8]
    /// The same in capitals, where the script has any.
    let shouted: [UInt8]
    /// Small letters a–z only.
    let spelt: [UInt8]

    /// Reads `name`, or `name/spelling` where the script is not Latin; `_` stands for a blank.
    init(_ entry: Substring) {
        let parts = entry.split(separator: "/")
        let name = parts[0].replacing("_", with: " ")
        written = Array(name.utf8)
        shouted = Array(name.uppercased().utf8)
        spelt = LatinSpelling.letters(of: String(parts.count > 1 ? parts[1] : parts[0]))
    }
}
