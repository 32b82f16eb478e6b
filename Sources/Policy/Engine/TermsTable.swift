// What the terms of consents prove for each purpose.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// What the terms of consents prove for each purpose, answered once for a whole run.
struct TermsTable: Sendable {
    /// The terms show the required notice in a version that is new enough.
    static let noticeHolds: UInt8 = 1
    /// The terms name the recipient.
    static let recipientHolds: UInt8 = 2
    /// A ledger holds a few dozen terms; this is beyond any.
    static let most = 1 << 20

    private let count: Int
    private var bits: [UInt8]

    /// Answers for every purpose of a policy; nil when terms have numbers beyond any ledger.
    init?(_ terms: [UInt32: ConsentTerms], policy: CompiledPolicy) {
        count = Int(terms.keys.max() ?? 0) + 1
        guard count <= Self.most else { return nil }
        bits = Array(repeating: 0, count: count * policy.purposes.count)
        for (index, purpose) in policy.purposes.enumerated() {
            guard case .consent(let requirement) = purpose.basis else { continue }
            for (number, told) in terms
            where number > 0 && told.purpose == purpose.name && told.channel == purpose.channel {
                var proven: UInt8 = 0
                if let notice = requirement.notice, told.notice == notice.identifier,
                    told.noticeVersion >= notice.minVersion
                {
                    proven |= Self.noticeHolds
                }
                if told.recipients.contains(policy.connectionType) {
                    proven |= Self.recipientHolds
                }
                bits[index * count + Int(number)] = proven
            }
        }
    }

    /// What terms prove for a purpose; terms that nobody kept, number 0 included, prove nothing.
    func proven(by terms: UInt32, for purpose: Int) -> UInt8 {
        Int(terms) < count ? bits[purpose * count + Int(terms)] : 0
    }
}
