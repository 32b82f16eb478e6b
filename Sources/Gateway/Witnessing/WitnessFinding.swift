// What one witness said.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What one witness said about the newest checkpoint.
public struct WitnessFinding: Hashable, Sendable, Codable {
    /// How it came out.
    public enum State: String, Hashable, Sendable, Codable {
        /// Its cosignature verifies.
        case cosigned
        /// It cosigned more entries before than this log has: this home was put back.
        case rollback
        /// It does not find its last checkpoint in this log: there are two histories.
        case fork
        /// It said no, or what it said does not verify.
        case refused
        /// It could not be asked, or did not answer.
        case unreachable
    }

    /// Its name in the policy.
    public let witness: String
    /// How it came out.
    public let state: State
    /// What is behind that, in words; empty for a cosignature.
    public let words: String

    /// Whether this says that the log itself is not what it was.
    public var isAlarm: Bool { state == .rollback || state == .fork }

    /// One line for people.
    public var line: String {
        switch state {
        case .cosigned: "\(witness): cosigned"
        case .rollback: "\(witness): ROLLBACK: \(words)"
        case .fork: "\(witness): FORK: \(words)"
        case .refused: "\(witness): refused: \(words)"
        case .unreachable: "\(witness): unreachable: \(words)"
        }
    }
}
