// What people said about offers by text message.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What people said about offers by text message; the reasons against are those of the newsletter.
struct TextMessageConsents {
    /// The second that begins the day on which everything has been said.
    let asOf: Int

    private static let stories = WeightedChoice<ConsentStory>([
        (.silent, 6_000), (.released, 2_900), (.expired, 250), (.oldNotice, 200), (.implied, 200),
        (.withdrawn, 200), (.otherRecipient, 150), (.refused, 100),
    ])

    /// The lines of one person; often none.
    func lines(by generator: inout SplitMix64) -> [ConsentLine] {
        let story = Self.stories.pick(&generator)
        if story == .silent { return [] }
        var given = said("ConsentGiven", at: past(1...180, by: &generator))
        given.type = "dpv:ExplicitlyExpressedConsent"
        given.notice = "sms-offers"
        given.noticeVersion = generator.within(2...3)
        given.recipients = generator.chance(1_500) ? "other-provider|sendinblue" : "sendinblue"
        given.method = generator.pick(["web_form", "phone_call", "text_message"])
        switch story {
        case .expired: given.expressedAt = past(370...900, by: &generator)
        case .oldNotice: given.noticeVersion = 1
        case .implied: given.type = "dpv:ExpressedConsent"
        case .otherRecipient: given.recipients = "other-provider"
        case .refused: return [said("ConsentRefused", at: given.expressedAt)]
        case .withdrawn:
            let second = given.expressedAt + 1 + generator.below(asOf - given.expressedAt)
            return [given, said("ConsentWithdrawn", at: second)]
        default: break
        }
        return [given]
    }

    private func said(_ state: String, at second: Int) -> ConsentLine {
        ConsentLine(
            contactType: "phone", channel: "sms", purpose: "sms_offers", state: state,
            expressedAt: second)
    }

    private func past(_ days: ClosedRange<Int>, by generator: inout SplitMix64) -> Int {
        asOf - generator.within(days) * 86_400 - generator.below(86_400)
    }
}
