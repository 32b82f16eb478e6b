// Makes up profiles.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Makes up profiles, row by row; the seed and the order of the rows determine every byte.
struct ProfileMaker {
    private let asOf: CalendarDate
    private let spokenShare: Int
    private var emails = EmailMaker()
    private let phones = PhoneMaker()
    private let inRegion = WeightedChoice(Country.inRegion)
    private let outsideRegion = WeightedChoice(Country.outsideRegion)
    private let texts = WeightedChoice<TextBlemish>(every: \.weight)
    private let birthDates = WeightedChoice<BirthDateBlemish>(every: \.weight)
    private let tiers = WeightedChoice<[UInt8]>(
        [("Bronze", 50), ("Silver", 25), ("Gold", 12), ("Platinum", 3), ("", 10)]
            .map { (Array($0.0.utf8), $0.1) })
    private static let hexadecimal = Array("0123456789abcdef".utf8)

    /// Takes the day that is today in the samples, and how many of 10,000 people said something.
    init(asOf: CalendarDate, spokenShare: Int) {
        self.asOf = asOf
        self.spokenShare = spokenShare
    }

    /// Writes the next profile over whatever `profile` held.
    mutating func make(
        row: Int, into profile: inout SampleProfile, by generator: inout SplitMix64
    ) {
        profile.removeAll()
        profile.story =
            generator.chance(spokenShare) ? ConsentStory.spoken.pick(&generator) : .silent
        let country = country(for: profile.story, by: &generator)
        let stock = stock(of: country, by: &generator)
        let (given, family) = (generator.pick(stock.given), generator.pick(stock.family))
        Self.writeIdentifier(into: &profile[.customerId], by: &generator)
        emails.write(
            row: row, given: given, family: family, into: &profile, by: &generator)
        phones.write(of: country, into: &profile, by: &generator)
        if profile.story != .countryUnknown { profile[.country] += country.code }
        writeTexts(given, family, of: stock, into: &profile, by: &generator)
        writeBirthDate(into: &profile, by: &generator)
        profile[.language] += stock.language
        profile[.loyaltyTier] += tiers.pick(&generator)
        if !profile[.loyaltyTier].isEmpty {
            Digits.append(generator.below(25_000), to: &profile[.loyaltyPoints])
        }
        let age = generator.within(1...3_000) * 86_400 + generator.below(86_400)
        Digits.append(
            second: asOf.daysSinceEpoch * 86_400 - age, to: &profile[.createdOn])
    }

    private func country(
        for story: ConsentStory, by generator: inout SplitMix64
    ) -> Country {
        switch story {
        case .outsideRegion: outsideRegion.pick(&generator)
        case .silent where generator.chance(1_500): outsideRegion.pick(&generator)
        default: inRegion.pick(&generator)
        }
    }

    /// Most people's names are of the country they live in, some people's of one they left.
    private func stock(of country: Country, by generator: inout SplitMix64) -> NameStock {
        let origin = generator.chance(800) ? outsideRegion.pick(&generator) : country
        return generator.pick(origin.stocks)
    }

    /// A GUID of version 4, of which there is one a row.
    private static func writeIdentifier(
        into value: inout [UInt8], by generator: inout SplitMix64
    ) {
        var words = (generator.next(), generator.next())
        words.0 = words.0 & ~0xF000 | 0x4000
        words.1 = words.1 & ~(0xC000 << 48) | 0x8000 << 48
        for digit in 0..<32 {
            if [8, 12, 16, 20].contains(digit) { value.append(0x2D) }
            let word = digit < 16 ? words.0 : words.1
            value.append(hexadecimal[Int(word >> UInt64(60 - digit % 16 * 4) & 15)])
        }
    }

    private func writeTexts(
        _ given: PersonName, _ family: PersonName, of stock: NameStock,
        into profile: inout SampleProfile, by generator: inout SplitMix64
    ) {
        let blemish = texts.pick(&generator)
        profile[.firstName] += blemish == .capitals ? given.shouted : given.written
        profile[.lastName] += blemish == .capitals ? family.shouted : family.written
        profile[.postalAddress] += generator.pick(stock.streets)
        profile[.postalAddress].append(0x20)
        Digits.append(generator.within(1...240), to: &profile[.postalAddress])
        switch blemish {
        case .newline:
            profile[.postalAddress] += generator.chance(3_000) ? [0x0D, 0x0A] : [0x0A]
            profile[.postalAddress] += generator.pick(stock.streets)
        case .quotes:
            profile[.firstName] += [0x20, 0x22] + generator.pick(stock.given).written + [0x22]
        case .delimiter where generator.chance(5_000): profile[.lastName] += ", MSc".utf8
        case .delimiter:
            profile[.postalAddress] += [0x2C, 0x20]
            profile[.postalAddress] += generator.pick(stock.streets)
        case .blanksAround: Blanks.surround(&profile[.firstName], by: &generator)
        case .clean, .capitals: break
        }
    }

    private func writeBirthDate(
        into profile: inout SampleProfile, by generator: inout SplitMix64
    ) {
        let years: ClosedRange<Int>
        switch profile.story {
        case .birthDateUnknown: return
        case .tooYoung: years = 7...14
        case .silent: years = 10...90
        default: years = 18...90
        }
        let day = asOf.daysSinceEpoch - generator.within(years) * 366 - generator.below(366)
        switch birthDates.pick(&generator) {
        case .clean: Digits.append(day: day, to: &profile[.birthDate])
        case .withTime: Digits.append(second: day * 86_400, to: &profile[.birthDate])
        case .withTimeAfterBlank:
            Digits.append(second: day * 86_400, mark: 0x20, to: &profile[.birthDate])
        }
    }
}
