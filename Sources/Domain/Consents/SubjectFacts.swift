// What is known about one person's consent.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What is known about one person's consent, for the purposes of one policy.
///
/// Reused from person to person: `standings` always has one place a purpose, in file order.
public struct SubjectFacts: Sendable {
    /// Objections.
    public var suppression: Suppression = []
    /// The deciding event for each purpose of the policy, in file order.
    public var standings: [ConsentStanding]

    /// Nothing known yet about somebody, for this many purposes.
    public init(purposeCount: Int) {
        standings = [ConsentStanding](repeating: .unknown, count: purposeCount)
    }

    /// Forgets the last person and keeps the memory.
    public mutating func removeAll() {
        suppression = []
        for index in standings.indices { standings[index] = .unknown }
    }
}
