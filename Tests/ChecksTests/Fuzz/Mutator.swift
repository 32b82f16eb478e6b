// Changes to a document's bytes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Changes to a document's bytes, of the kinds that editors, transfers and tired people make.
struct Mutator {
    private let source: [UInt8]

    /// Bytes that mean something to the formats, and a few that must not be there.
    private static let marks =
        Array("{}[],:-?&*!|>'\"%@`#\n \t0n~<=;".utf8) + [0, 0x0D, 0x7F, 0xC3, 0xFF]
    /// Words that are easily taken for one another.
    private static let exchanged = [
        ("true", ["no", "false", "True", "yes", "null", "\"true\"", "1"]),
        ("false", ["no", "true", "off", "null", "\"false\""]),
        ("P24M", ["P24Y", "P2M", "P240M", "24M"]), ("P12M", ["P12Y", "P1M", "P0M"]),
        ("16", ["1", "6", "61", "16.0", "\"16\"", "-16"]), ("18", ["1", "81", "0"]),
        ("4", ["3", "5", "1", "04"]), ("email", ["phone", "sms", "Email", "email "]),
        ("in", ["not_in", "eq", "IN"]), ("eq", ["in", "present", "not_in"]),
        ("age_at_least", ["before", "present"]), ("allow", ["drop", "deny", "mask"]),
        ("deny", ["allow"]), ("truncate", ["allow", "drop"]), ("mask", ["allow"]),
        ("newsletter", ["sms_offers", "news", "promotions"]),
        ("\"DE\"", ["\"US\"", "NO", "\"de\""]),
        ("sendinblue", ["brevo", "Sendinblue"]), ("global", ["connection"]),
        ("ConsentGiven", ["ConsentWithdrawn", "consentGiven", "RenewedConsentGiven"]),
        ("ConsentWithdrawn", ["ConsentGiven", "ConsentExpired"]),
        ("dpv:ExpressedConsent", ["dpv:ImpliedConsent", "dpv:ExplicitlyExpressedConsent"]),
    ]

    init(_ source: [UInt8]) {
        self.source = source
    }

    /// The bytes with one change, or a few.
    func changed(_ random: inout Seeded) -> [UInt8] {
        var bytes = change(source, &random)
        while random.isOne(in: 5) { bytes = change(bytes, &random) }
        return bytes
    }

    private func change(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        guard !bytes.isEmpty else { return bytes }
        switch random.below(12) {
        case 0: return withByte(bytes, &random)
        case 1:
            return random.isOne(in: 4)
                ? Array(bytes.prefix(random.below(bytes.count))) : withDigit(bytes, &random)
        case 2: return withLines(bytes, &random)
        case 3: return withTokens(bytes, &random)
        case 4: return withIndent(bytes, &random)
        case 5, 6: return withoutMember(bytes, &random)
        case 7: return withDigit(bytes, &random)
        default: return withWord(bytes, &random)
        }
    }

    private func withByte(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        let place = random.below(bytes.count)
        switch random.below(5) {
        case 0: bytes[place] = random.one(of: Self.marks)
        case 1: bytes.insert(random.one(of: Self.marks), at: place)
        case 2: bytes.remove(at: place)
        case 3: bytes[place] ^= 1 << UInt8(random.below(8))
        default: bytes[place] = UInt8(random.below(256))
        }
        return bytes
    }

    private func withDigit(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
        guard !digits.isEmpty else { return bytes }
        bytes[random.one(of: digits)] = 0x30 + UInt8(random.below(10))
        return bytes
    }

    private func withLines(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let (one, two) = (random.below(lines.count), random.below(lines.count))
        switch random.below(3) {
        case 0: lines.insert(lines[one], at: two)
        case 1: lines.remove(at: one)
        default: lines.swapAt(one, random.isOne(in: 2) ? two : min(one + 1, lines.count - 1))
        }
        return Array(lines.joined(separator: [0x0A]))
    }

    private func withIndent(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let place = random.below(lines.count)
        let blanks = random.one(of: [1, 2, 2, 4])
        if random.isOne(in: 2) {
            lines[place] = Array(repeating: 0x20, count: blanks) + lines[place]
        } else {
            lines[place].removeFirst(min(blanks, lines[place].prefix { $0 == 0x20 }.count))
        }
        return Array(lines.joined(separator: [0x0A]))
    }

    /// Where words begin and end.
    private static func words(of bytes: [UInt8]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for index in 0...bytes.count {
            let isWord = index < bytes.count && !Array(" \n\t{}[],\"':".utf8).contains(bytes[index])
            if isWord, start == nil { start = index }
            if !isWord, let begun = start {
                words.append(begun..<index)
                start = nil
            }
        }
        return words
    }

    private func withTokens(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        let words = Self.words(of: bytes)
        guard words.count > 2 else { return bytes }
        let one = random.below(words.count - 1)
        // Mostly with a neighbour.
        let two =
            random.isOne(in: 3)
            ? random.below(words.count) : min(one + 1 + random.below(4), words.count - 1)
        let (first, second) = (words[min(one, two)], words[max(one, two)])
        guard first != second else { return bytes }
        return Array(bytes[..<first.lowerBound]) + Array(bytes[second])
            + Array(bytes[first.upperBound..<second.lowerBound])
            + Array(bytes[first]) + Array(bytes[second.upperBound...])
    }

    private func withWord(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        let (old, news) = random.one(of: Self.exchanged)
        let (from, to) = (Array(old.utf8), Array(random.one(of: news).utf8))
        let places = bytes.indices.filter { bytes[$0...].starts(with: from) }
        guard !places.isEmpty else { return withByte(bytes, &random) }
        let place = random.one(of: places)
        return Array(bytes[..<place]) + to + Array(bytes[(place + from.count)...])
    }

    /// Without one `key: value, ` or one item of a list.
    private func withoutMember(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        let commas = bytes.indices.filter { bytes[$0] == 0x2C }
        guard !commas.isEmpty else { return bytes }
        let end = random.one(of: commas)
        let start = bytes[..<end].lastIndex { Array("{[,".utf8).contains($0) } ?? end
        return Array(bytes[...start]) + Array(bytes[(end + 1)...])
    }
}
