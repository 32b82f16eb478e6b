// What a browser asks for.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a browser asks for, as far as the console looks at it.
struct PageRequest: Sendable {
    /// In capital letters, as it was sent.
    let method: String
    /// The path as it was sent, with key and query.
    let address: String
    /// Every host that the request names.
    let hosts: [String]
}
