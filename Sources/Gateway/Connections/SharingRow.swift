// Whom a connection is shared with at an instant.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Whom a connection is shared with at an instant, administrators left aside.
public struct SharingRow: Hashable, Sendable, Codable {
    /// Whether it is shared with every contributor.
    public let contributors: Bool
    /// The people it is shared with by name, sorted.
    public let people: [Name<Principal>]

    init(_ shares: [Share], at instant: Instant) {
        let held = shares.filter { $0.holds(at: instant) }
        contributors = held.contains { $0.person == nil }
        people = Set(held.compactMap(\.person)).sorted()
    }

    /// In words: `administrators`, `contributors`, or with names.
    public var words: String {
        let circle = (contributors ? ["contributors"] : []) + people.map(\.text)
        return circle.isEmpty ? "administrators" : circle.joined(separator: ", ")
    }
}
