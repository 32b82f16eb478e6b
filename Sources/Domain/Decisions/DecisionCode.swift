// A decision about one person, as one byte.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A decision about one person, as one byte of the subject record.
///
/// 0 is released. 1–63 are the fixed reasons below. 128 + i is the policy's condition i, 192 + i
/// its purpose i without basis, both in file order; the policy's digest in the transfer's entry
/// says which file. The numbers are part of the log's format: never reused, never changed.
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

    public static let suppressionGlobal = DecisionCode(rawValue: 1)
    public static let suppressionConnection = DecisionCode(rawValue: 2)
    public static let subjectDuplicate = DecisionCode(rawValue: 3)
    public static let subjectUnmatched = DecisionCode(rawValue: 4)
    public static let consentUnknown = DecisionCode(rawValue: 8)
    public static let consentRefused = DecisionCode(rawValue: 9)
    public static let consentWithdrawn = DecisionCode(rawValue: 10)
    public static let consentRevoked = DecisionCode(rawValue: 11)
    public static let consentExpired = DecisionCode(rawValue: 12)
    public static let consentInvalid = DecisionCode(rawValue: 13)
    public static let consentType = DecisionCode(rawValue: 14)
    public static let consentUnconfirmed = DecisionCode(rawValue: 15)
    public static let consentNoticeSuperseded = DecisionCode(rawValue: 16)
    public static let consentRecipient = DecisionCode(rawValue: 17)
    public static let fieldDrop = DecisionCode(rawValue: 32)
    public static let fieldRequiredMissing = DecisionCode(rawValue: 33)
    public static let fieldType = DecisionCode(rawValue: 34)
    public static let evaluationFailed = DecisionCode(rawValue: 63)
}
