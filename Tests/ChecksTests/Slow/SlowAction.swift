// What is done to a value, in words.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain

/// What is done to a value before it leaves, in words.
struct SlowAction: Equatable {
    let word: String
    var keep = 0
    /// A mask shows something of values that have at least so many characters.
    var shownFrom = 0
    var suffix = ""
    var value = ""
    var key = ""
    var bands: [Int] = []

    static let drop = SlowAction(word: "drop")
    /// From what tells everything to what tells nothing.
    static let order = ["allow", "cut", "mask", "tokenise", "hmac", "constant", "drop"]

    private init(word: String) { self.word = word }

    init(_ field: Tree) throws {
        word = try field.text("do")
        switch word {
        case "mask":
            keep = field["keep_last"]?.whole ?? 0
            shownFrom = 2 * keep
        case "truncate":
            keep = field["keep"]?.whole ?? 0
            suffix = try field.text("suffix")
        case "constant": value = try field.text("value")
        case "hmac", "tokenise": key = try field.text("key")
        case "generalise": bands = field["bands"]?.items.compactMap(\.whole) ?? []
        default: break
        }
    }

    private var place: Int {
        let word = word == "truncate" || word == "generalise" ? "cut" : word
        return Self.order.firstIndex(of: word) ?? -1
    }

    /// The stricter of two; nil when neither is.
    func stricter(than other: SlowAction) -> SlowAction? {
        if place < other.place { return other }
        if place > other.place { return self }
        var both = self
        both.keep = min(keep, other.keep)
        both.shownFrom = max(shownFrom, other.shownFrom)
        if word == "mask" { return both }
        if word == "truncate", other.word == "truncate", suffix == other.suffix { return both }
        return self == other ? self : nil
    }

    /// What leaves in the place of a value; nil when the value cannot be read.
    func applied(
        to value: [UInt8], in target: String, keys: [String: [UInt8]], today: SlowCalendar.Day
    ) -> [UInt8]? {
        let text = String(decoding: value, as: UTF8.self)
        switch word {
        case "allow": return value
        case "constant": return Array(self.value.utf8)
        case "hmac": return Array(Self.hexadecimal(Self.code(value, keys[key] ?? [])).utf8)
        case "tokenise":
            let bytes = Array("exeat/token/1".utf8) + [0] + Array(target.utf8) + [0] + value
            return Array(Self.token(Self.code(bytes, keys[key] ?? [])).utf8)
        case "mask":
            let shown = text.count < shownFrom ? "" : String(text.suffix(keep))
            return Array((String(repeating: "*", count: text.count - shown.count) + shown).utf8)
        case "truncate": return Array((text.prefix(keep) + suffix).utf8)
        case "generalise":
            guard let born = SlowCalendar.day(in: value), !today.isBefore(born) else { return nil }
            let age = Self.age(of: born, on: today)
            guard let above = bands.first(where: { age < $0 }) else {
                return Array("\(bands.last ?? 0)+".utf8)
            }
            guard let below = bands.last(where: { $0 <= age }) else {
                return Array("<\(above)".utf8)
            }
            return Array("\(below)-\(above - 1)".utf8)
        default: return nil
        }
    }

    /// Birthdays so far: somebody born on a leap day has one on 1 March of other years.
    static func age(of born: SlowCalendar.Day, on today: SlowCalendar.Day) -> Int {
        var age = today.year - born.year
        if today.month < born.month || (today.month == born.month && today.day < born.day) {
            age -= 1
        }
        return age
    }

    private static func code(_ bytes: [UInt8], _ key: [UInt8]) -> [UInt8] {
        var code: [UInt8] = []
        HMACSHA256(key: SecretBytes(copying: key)).authenticate(bytes, as: SubjectPayload.self)
            .append(to: &code)
        return code
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Five bits a letter, of the first 130, written out as 0 and 1.
    private static func token(_ bytes: [UInt8]) -> String {
        let bits = bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
        let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        return String(
            (0..<26).map { letter in
                letters[bits[5 * letter..<5 * letter + 5].reduce(0) { 2 * $0 + Int($1) }]
            })
    }
}
