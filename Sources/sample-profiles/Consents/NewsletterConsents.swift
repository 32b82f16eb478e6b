// What people said about the newsletter.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What people said about the newsletter: lines that make each story come true.
struct NewsletterConsents {
    /// The second that begins the day on which everything has been said.
    let asOf: Int

    /// The lines of one story, in the order in which they stand in the file.
    ///
    /// A closing line sometimes comes before the consent that it ends: what was said last decides,
    /// not what stands last.
    func lines(for story: ConsentStory, by generator: inout SplitMix64) -> [ConsentLine] {
        var given = consent(by: &generator)
        switch story {
        case .silent: return []
        case .released, .outsideRegion, .countryUnknown, .birthDateUnknown, .tooYoung:
            return generator.chance(500) ? [asked(before: given, by: &generator), given] : [given]
        case .withdrawn:
            let closing = withdrawal(after: given, by: &generator)
            return generator.chance(3_000) ? [closing, given] : [given, closing]
        case .refused:
            return [said("ConsentRefused", at: past(1...700, by: &generator))]
        case .expired:
            if generator.chance(2_500) {
                given.expressedAt = past(400...700, by: &generator)
                given.validFor = "P12M"
            } else {
                given.expressedAt = past(740...1_800, by: &generator)
            }
        case .unconfirmed: given.confirmed = generator.chance(5_000) ? "false" : ""
        case .implied: given.type = "dpv:ImpliedConsent"
        case .oldNotice: given.noticeVersion = 3
        case .otherRecipient: given.recipients = "other-provider"
        case .objected:
            var objection = said("Objected", at: past(1...300, by: &generator))
            if generator.chance(3_000) { objection.recipients = "sendinblue" }
            return generator.chance(2_000) ? [objection] : [given, objection]
        }
        return [given]
    }

    /// A consent that lets the newsletter go, and will for months to come.
    private func consent(by generator: inout SplitMix64) -> ConsentLine {
        var line = said(
            generator.chance(700) ? "RenewedConsentGiven" : "ConsentGiven",
            at: past(1...420, by: &generator))
        line.type =
            generator.chance(2_500) ? "dpv:ExplicitlyExpressedConsent" : "dpv:ExpressedConsent"
        line.confirmed = "true"
        line.notice = "newsletter"
        line.noticeVersion = generator.chance(6_000) ? 5 : 4
        line.recipients = generator.chance(1_500) ? "other-provider|sendinblue" : "sendinblue"
        line.validFor = generator.chance(1_000) ? "P24M" : ""
        line.method = generator.pick(["web_form", "web_form", "preference_centre", "paper_form"])
        return line
    }

    private func asked(before given: ConsentLine, by generator: inout SplitMix64) -> ConsentLine {
        var line = said(
            "ConsentRequested", at: given.expressedAt - generator.within(60...200_000))
        line.method = "web_form"
        return line
    }

    /// Of this purpose, or of everything at once.
    private func withdrawal(
        after given: ConsentLine, by generator: inout SplitMix64
    ) -> ConsentLine {
        let second = given.expressedAt + 1 + generator.below(asOf - given.expressedAt)
        let isOfAll = generator.chance(2_000)
        return ConsentLine(
            contactType: "email", channel: isOfAll ? "" : "email",
            purpose: isOfAll ? "" : "newsletter", state: "ConsentWithdrawn", expressedAt: second,
            method: "unsubscribe_link")
    }

    private func said(_ state: String, at second: Int) -> ConsentLine {
        ConsentLine(
            contactType: "email", channel: "email", purpose: "newsletter", state: state,
            expressedAt: second)
    }

    private func past(_ days: ClosedRange<Int>, by generator: inout SplitMix64) -> Int {
        asOf - generator.within(days) * 86_400 - generator.below(86_400)
    }
}
