// A decision about one person, as one byte.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A decision about one person, as one byte of the subject record.
///
/// 0 is released. 1–63 are the fixed reasons below. 128 + i is the policy's condition i, 192 + i
/// its purpose i without basis, both in file order and counted on through the guard-rails in
/// theirs; the digests in the transfer's entry say which files. The numbers are part of the log's
/// format: never reused, never changed.
public struct DecisionCode: Hashable, Comparable, Sendable, RawRepresentable {
    /// The byte.
    public let rawValue: UInt8

    /// Takes the byte as it is.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Every check held.
    public static let released = DecisionCode(rawValue: 0)

    /// Condition `index` of the policy, in file order.
    public static func condition(_ index: Int) -> DecisionCode {
        precondition((0..<64).contains(index), "a policy has at most 64 conditions")
        return DecisionCode(rawValue: 128 + UInt8(index))
    }

    /// Purpose `index` of the policy, in file order, has no valid basis.
    public static func basis(_ index: Int) -> DecisionCode {
        precondition((0..<64).contains(index), "a policy has at most 64 purposes")
        return DecisionCode(rawValue: 192 + UInt8(index))
    }

    /// Number order.
    public static func < (left: DecisionCode, right: DecisionCode) -> Bool {
        left.rawValue < right.rawValue
    }

    /// The fixed codes and their reasons; `audit/log-format.md` prints this table.
    public static let fixed: [(code: DecisionCode, reason: ReasonCode)] = [
        (.suppressionGlobal, .suppressionGlobal), (.suppressionConnection, .suppressionConnection),
        (.subjectDuplicate, .subjectDuplicate), (.subjectUnmatched, .subjectUnmatched),
        (.consentUnknown, .consentUnknown), (.consentRefused, .consentRefused),
        (.consentWithdrawn, .consentWithdrawn), (.consentRevoked, .consentRevoked),
        (.consentExpired, .consentExpired), (.consentInvalid, .consentInvalid),
        (.consentType, .consentType), (.consentUnconfirmed, .consentUnconfirmed),
        (.consentNoticeSuperseded, .consentNoticeSuperseded),
        (.consentRecipient, .consentRecipient), (.fieldDrop, .fieldDrop),
        (.fieldRequiredMissing, .fieldRequiredMissing), (.fieldType, .fieldType),
        (.evaluationFailed, .error("evaluation")),
    ]

    /// The person objects to the processing as such.
    public static let suppressionGlobal = DecisionCode(rawValue: 1)
    /// The person objects to this recipient.
    public static let suppressionConnection = DecisionCode(rawValue: 2)
    /// The same person stands in another row, which decides.
    public static let subjectDuplicate = DecisionCode(rawValue: 3)
    /// The row names nobody who could be recognised.
    public static let subjectUnmatched = DecisionCode(rawValue: 4)
    /// No consent is on record for this purpose and channel.
    public static let consentUnknown = DecisionCode(rawValue: 8)
    /// The person refused.
    public static let consentRefused = DecisionCode(rawValue: 9)
    /// The person withdrew.
    public static let consentWithdrawn = DecisionCode(rawValue: 10)
    /// Somebody else revoked the consent.
    public static let consentRevoked = DecisionCode(rawValue: 11)
    /// The consent is older than it or the policy allows.
    public static let consentExpired = DecisionCode(rawValue: 12)
    /// What is on record is not a consent that was given.
    public static let consentInvalid = DecisionCode(rawValue: 13)
    /// The consent was not expressed as the policy asks.
    public static let consentType = DecisionCode(rawValue: 14)
    /// The consent was not confirmed.
    public static let consentUnconfirmed = DecisionCode(rawValue: 15)
    /// The consent is on an older or another notice.
    public static let consentNoticeSuperseded = DecisionCode(rawValue: 16)
    /// The consent does not name this recipient.
    public static let consentRecipient = DecisionCode(rawValue: 17)
    /// The policy never lets this field leave.
    public static let fieldDrop = DecisionCode(rawValue: 32)
    /// A required field has no value.
    public static let fieldRequiredMissing = DecisionCode(rawValue: 33)
    /// A field does not hold what is expected of it.
    public static let fieldType = DecisionCode(rawValue: 34)
    /// A check could not be evaluated: `error.evaluation`.
    public static let evaluationFailed = DecisionCode(rawValue: 63)
}
