// Why a sample person may or may not be written to.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a sample person may or may not be written to: one case for every reason of the policy.
enum ConsentStory: CaseIterable {
    /// Everything holds.
    case released
    /// Given, then withdrawn.
    case withdrawn
    /// Asked and refused.
    case refused
    /// Given too long ago, or past its own end.
    case expired
    /// Given, the confirming mail never answered.
    case unconfirmed
    /// Inferred from behaviour only.
    case implied
    /// Given under an old notice.
    case oldNotice
    /// Given to another recipient.
    case otherRecipient
    /// Objects to the processing as such.
    case objected
    /// Lives outside the region.
    case outsideRegion
    /// Nobody knows where.
    case countryUnknown
    /// Nobody knows how old.
    case birthDateUnknown
    /// Not yet old enough.
    case tooYoung
    /// Never said anything: what is left over by the share that did.
    case silent

    /// How often it happens among those who said something, in 10,000; `silent` is drawn before.
    static let spoken = WeightedChoice<ConsentStory>([
        (.released, 8_330), (.withdrawn, 240), (.refused, 140), (.expired, 190),
        (.unconfirmed, 180), (.implied, 90), (.oldNotice, 140), (.otherRecipient, 120),
        (.objected, 80), (.outsideRegion, 250), (.countryUnknown, 40), (.birthDateUnknown, 120),
        (.tooYoung, 80),
    ])
}
