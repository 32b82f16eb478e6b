// What is answered to whoever recorded a withdrawal.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What is answered to whoever recorded a withdrawal or an objection.
///
/// It names nobody.
public struct RecordedWithdrawal: Sendable, Codable {
    /// Why nobody can be looked for.
    public enum Obstacle: String, Hashable, Sendable, Codable {
        /// A telephone number was given, and people are found in transfers by e-mail address only.
        case phone
    }

    /// The event.
    public let event: Identifier<ConsentEventNoun>
    /// The state it puts the person in, in the words of DPV.
    public let state: String
    /// What it is about; nil for everything.
    public let purpose: Name<Purpose>?
    /// When it counts from.
    public let expressedAt: Instant
    /// The time that was stated; nil unless it lies ahead of the clock and could not count from then.
    public let statedAt: Instant?
    /// The destinations that hold the person, or may hold them.
    public let destinations: [DutyDestination]
    /// Why nobody was looked for; nil when they were.
    public let unsearchable: Obstacle?
    /// Transfers that may hold the person and could not be searched, because their records were
    /// destroyed or are not what the log names.
    public let unsearched: Int
}
