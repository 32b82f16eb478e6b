// A purpose made ready to decide.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// A purpose made ready to decide, its answers about consent terms written into a plain array.
struct PreparedPurpose: Sendable {
    private enum Basis: Sendable {
        case consent(ConsentRequirement, typeBits: UInt8, terms: [UInt8])
        case requirement(PreparedCheck, DecisionCode)
    }

    /// A ledger holds a few dozen terms; this many bytes are the most that one purpose may take.
    static let mostTerms = 1 << 22

    private static let noticeHolds: UInt8 = 1
    private static let recipientHolds: UInt8 = 2
    private let basis: Basis

    /// Prepares the purpose at a position of the file.
    init(
        _ purpose: PolicyPurpose, at index: Int, recipient: String,
        columns: [SourceField: Int], terms: [UInt32: ConsentTerms], today: Int
    ) {
        switch purpose.basis {
        case .consent(let requirement):
            let bits = (requirement.types ?? ConsentType.allCases).reduce(UInt8(0)) {
                $0 | 1 << $1.rawValue
            }
            basis = .consent(
                requirement, typeBits: bits,
                terms: Self.answers(
                    about: terms, for: purpose, under: requirement.notice, recipient: recipient))
        case .requirement(let check):
            basis = .requirement(
                PreparedCheck(check, columns: columns, today: today), .basis(index))
        }
    }

    /// Terms that nobody kept, number 0 included, prove nothing: their place holds no bit.
    private static func answers(
        about terms: [UInt32: ConsentTerms], for purpose: PolicyPurpose,
        under notice: RequiredNotice?, recipient: String
    ) -> [UInt8] {
        var answers = [UInt8](repeating: 0, count: Int(terms.keys.max() ?? 0) + 1)
        for (number, told) in terms
        where number > 0 && told.purpose == purpose.name && told.channel == purpose.channel {
            if let notice, told.notice == notice.identifier,
                told.noticeVersion >= notice.minVersion
            {
                answers[Int(number)] |= noticeHolds
            }
            if told.recipients.contains(recipient) { answers[Int(number)] |= recipientHolds }
        }
        return answers
    }

    /// The first failed check, or released; every failed one is added to `failed`.
    func decide(
        _ standing: ConsentStanding, _ row: Int, of batch: borrowing ProfileBatch, now: Instant,
        failed: inout CheckSet
    ) -> DecisionCode {
        switch basis {
        case .requirement(let check, let code):
            if check.holds(row, of: batch) { return .released }
            failed.insert(code)
            return code
        case .consent(let requirement, let typeBits, let terms):
            if let code = Self.code(of: standing.state) {
                failed.insert(code)
                return code
            }
            var first = DecisionCode.released
            func check(_ holds: Bool, _ code: DecisionCode, _ failed: inout CheckSet) {
                if holds { return }
                failed.insert(code)
                if first == .released { first = code }
            }
            let answers = Int(standing.terms) < terms.count ? terms[Int(standing.terms)] : 0
            let end = requirement.maxAge?.end(from: standing.expressedAt) ?? .distantFuture
            check(typeBits >> standing.type.rawValue & 1 == 1, .consentType, &failed)
            check(now < end && now < standing.expiresAt, .consentExpired, &failed)
            check(!requirement.isConfirmed || standing.isConfirmed, .consentUnconfirmed, &failed)
            check(
                requirement.notice == nil || answers & Self.noticeHolds != 0,
                .consentNoticeSuperseded, &failed)
            check(
                !requirement.namesRecipient || answers & Self.recipientHolds != 0,
                .consentRecipient, &failed)
            return first
        }
    }

    /// Why a state is no consent; nil when it is one.
    ///
    /// Asked and not answered, or put off, is `consent.invalid`: there is an event, but no consent.
    private static func code(of state: ConsentState) -> DecisionCode? {
        switch state {
        case .given, .renewed: nil
        case .unknown: .consentUnknown
        case .refused: .consentRefused
        case .withdrawn, .objected: .consentWithdrawn
        case .revoked: .consentRevoked
        case .expired: .consentExpired
        case .requested, .requestDeferred, .invalidated: .consentInvalid
        }
    }
}
