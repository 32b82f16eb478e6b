// Common names of one language.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Common given and family names of one language, and a street to live in.
struct NameStock {
    /// The language's tag, such as `de`.
    let language: [UInt8]
    /// Given names.
    let given: [PersonName]
    /// Family names.
    let family: [PersonName]
    /// Names of streets.
    let streets: [[UInt8]]

    /// Reads entries that blanks separate; see `PersonName`.
    init(_ language: String, given: String, family: String, streets: String) {
        self.language = Array(language.utf8)
        self.given = given.split(separator: " ").map(PersonName.init)
        self.family = family.split(separator: " ").map(PersonName.init)
        self.streets = streets.split(separator: " ")
            .map { Array($0.replacing("_", with: " ").utf8) }
    }
}
