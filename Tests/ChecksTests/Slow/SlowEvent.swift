// A consent event in words.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A consent event in words and numbers, as somebody would write it down.
struct SlowEvent {
    /// The DPV term.
    var state: String
    var purpose: String?
    var channel: String?
    /// For whom alone; nil for everybody.
    var recipient: String?
    /// The DPV term; empty when not said.
    var type: String
    var isConfirmed: Bool
    /// Microseconds since 1970.
    var expressedAt: Int64
    /// Microseconds since 1970; nil when it names no end.
    var endsAt: Int64?
    /// The number of what the person was told; 0 for nothing.
    var terms: Int
    /// Which of two that are alike in everything counts: the lesser.
    var identifier: Int

    var isGiven: Bool { state == "ConsentGiven" || state == "RenewedConsentGiven" }
}

/// What a person was told, in words.
struct SlowTerms: Equatable {
    var purpose: String
    var channel: String
    var notice: String
    var version: Int
    var recipients: [String]
}
