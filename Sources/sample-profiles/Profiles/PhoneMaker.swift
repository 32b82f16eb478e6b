// Makes up telephone numbers.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Makes up telephone numbers of the form that a country's mobile numbers have.
struct PhoneMaker {
    private let blemishes = WeightedChoice<PhoneBlemish>(every: \.weight)
    private let marks: [UInt8] = [0x20, 0x2D, 0x2E]

    /// Writes a profile's number, and beside it the one in E.164 that consent is recorded for.
    func write(
        of country: Country, into profile: inout SampleProfile, by generator: inout SplitMix64
    ) {
        let blemish = blemishes.pick(&generator)
        if blemish == .missing { return }
        var national = country.mobilePrefix
        for _ in 0..<country.digitCount { national.append(0x30 + UInt8(generator.below(10))) }
        switch blemish {
        case .unreadable:
            profile[.phone] += spoilt(country.callingCode, national, by: &generator)
            return
        case .separated:
            profile[.phone] += separated(country.callingCode, national, by: &generator)
        default: profile[.phone] += country.callingCode + national
        }
        profile.consentPhone += country.callingCode + national
    }

    private func separated(
        _ callingCode: [UInt8], _ national: [UInt8], by generator: inout SplitMix64
    ) -> [UInt8] {
        let mark = generator.pick(marks)
        let half = national.count / 2
        return callingCode + [0x20] + national[..<half] + [mark] + national[half...]
    }

    /// Something that names no number, or not for certain.
    private func spoilt(
        _ callingCode: [UInt8], _ national: [UInt8], by generator: inout SplitMix64
    ) -> [UInt8] {
        switch generator.below(5) {
        case 0: [0x30] + national
        case 1: [0x30, 0x30] + callingCode.dropFirst() + national
        case 2: callingCode + Array(" (0) ".utf8) + national
        case 3: callingCode + national.prefix(2)
        default: Array("unknown".utf8)
        }
    }
}
