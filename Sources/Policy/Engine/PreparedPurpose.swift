// A purpose made ready to decide.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// A purpose made ready to decide: what it asks of a consent, or a fact, in plain values.
struct PreparedPurpose: Sendable {
    /// What a purpose asks of a consent.
    struct Wanted: Sendable {
        /// Bit i allows the way of expressing it with raw value i.
        let types: UInt8
        let isConfirmed: Bool
        /// Bits of `TermsTable` that must be set.
        let terms: UInt8
    }

    enum Basis: Sendable {
        case consent(Wanted)
        case requirement(PreparedCheck, DecisionCode)
    }

    let basis: Basis

    /// Prepares the purpose at a position of the file.
    init(
        _ purpose: PolicyPurpose, at index: Int, columns: [SourceField: Int], today: Int,
        texts: inout TextTable
    ) {
        switch purpose.basis {
        case .consent(let requirement):
            basis = .consent(
                Wanted(
                    types: (requirement.types ?? ConsentType.allCases).reduce(0) {
                        $0 | 1 << $1.rawValue
                    }, isConfirmed: requirement.isConfirmed,
                    terms: (requirement.notice == nil ? 0 : TermsTable.noticeHolds)
                        | (requirement.namesRecipient ? TermsTable.recipientHolds : 0)))
        case .requirement(let check):
            basis = .requirement(
                PreparedCheck(check, columns: columns, today: today, texts: &texts),
                .basis(index))
        }
    }

    /// The first failed check of a consent, or released; every failed one is added to `failed`.
    ///
    /// `terms` are the bits of the consent's terms, `isOld` says whether its time has passed.
    static func judge(
        _ standing: ConsentStanding, wanted: Wanted, terms: UInt8, isOld: Bool,
        failed: inout CheckSet
    ) -> DecisionCode {
        if let code = code(of: standing.state) {
            failed.insert(code)
            return code
        }
        // Last check first, so that the first failed one is what remains.
        var first = DecisionCode.released
        func check(_ holds: Bool, _ code: DecisionCode, _ failed: inout CheckSet) {
            if holds { return }
            failed.insert(code)
            first = code
        }
        let missing = wanted.terms & ~terms
        check(missing & TermsTable.recipientHolds == 0, .consentRecipient, &failed)
        check(missing & TermsTable.noticeHolds == 0, .consentNoticeSuperseded, &failed)
        check(!wanted.isConfirmed || standing.isConfirmed, .consentUnconfirmed, &failed)
        check(!isOld, .consentExpired, &failed)
        check(wanted.types >> standing.type.rawValue & 1 == 1, .consentType, &failed)
        return first
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
