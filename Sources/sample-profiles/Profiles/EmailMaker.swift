// Makes up e-mail addresses.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Makes up e-mail addresses, under the domains that are reserved for examples only.
struct EmailMaker {
    private var recent = RecentAddresses()
    private let blemishes = WeightedChoice<EmailBlemish>(every: \.weight)
    private let domains = WeightedChoice<[UInt8]>(
        [
            ("example.com", 40), ("example.org", 20), ("example.net", 20),
            ("mail.example.com", 8), ("post.example.org", 6), ("home.example.net", 6),
        ].map { (Array($0.0.utf8), $0.1) })
    private let foreignNames = ["jürgen", "zoë", "иван", "太郎", "ελένη", "nguyệt"].map {
        Array($0.utf8)
    }
    private let foreignDomains = [
        "bücher.example.com", "почта.example.org", "θάλασσα.example.net", "例え.example.com",
    ].map { Array($0.utf8) }

    /// Writes a profile's address, and beside it the one that consent is recorded for.
    ///
    /// The latter is left empty where there is no readable address, and where another profile has
    /// the same: consent belongs to the address, and that profile has said what there is to say.
    mutating func write(
        row: Int, given: PersonName, family: PersonName, into profile: inout SampleProfile,
        by generator: inout SplitMix64
    ) {
        let blemish = blemishes.pick(&generator)
        switch blemish {
        case .duplicate, .duplicateInOtherCase:
            if let address = recent.pick(&generator) {
                profile[.email] += address
                if blemish == .duplicateInOtherCase {
                    Self.mixCase(of: &profile[.email], by: &generator)
                }
                return
            }
        case .missing:
            return
        default: break
        }
        writeOwn(
            row: row, given: given, family: family, isForeign: blemish == .international,
            into: &profile.consentEmail, by: &generator)
        profile[.email] += profile.consentEmail
        switch blemish {
        case .unreadable:
            spoil(&profile[.email], by: &generator)
            profile.consentEmail.removeAll(keepingCapacity: true)
        case .oddCasing: Self.mixCase(of: &profile[.email], by: &generator)
        case .blanksAround: Blanks.surround(&profile[.email], by: &generator)
        default: if generator.chance(1_000) { recent.remember(profile.consentEmail) }
        }
    }

    /// The row's number ends the local part, so no two rows have one address by chance.
    private func writeOwn(
        row: Int, given: PersonName, family: PersonName, isForeign: Bool,
        into address: inout [UInt8], by generator: inout SplitMix64
    ) {
        if isForeign {
            address += generator.pick(foreignNames)
        } else {
            switch generator.below(3) {
            case 0: address += given.spelt + [0x2E] + family.spelt
            case 1: address += given.spelt.prefix(1) + [0x2E] + family.spelt
            default: address += given.spelt + [0x5F]
            }
        }
        Digits.append(row + 1, to: &address)
        address.append(0x40)
        if isForeign {
            address += generator.pick(foreignDomains)
        } else {
            address += domains.pick(&generator)
        }
    }

    /// Makes something of it that is no address any more.
    private func spoil(_ address: inout [UInt8], by generator: inout SplitMix64) {
        let at = address.firstIndex(of: 0x40) ?? 0
        switch generator.below(7) {
        case 0: address.remove(at: at)
        case 1: address.insert(0x40, at: at)
        case 2: address.replaceSubrange((at + 1)..., with: "example".utf8)
        case 3: address = Array("n/a".utf8)
        case 4: address.insert(0x20, at: at)
        case 5: address.insert(0x2C, at: at)
        default: address.append(0x2E)
        }
    }

    private static func mixCase(of address: inout [UInt8], by generator: inout SplitMix64) {
        var isFirst = true
        for index in address.indices where (0x61...0x7A).contains(address[index]) {
            if isFirst || generator.chance(4_000) { address[index] &= 0xDF }
            isFirst = false
        }
    }
}
