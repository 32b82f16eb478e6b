// Samples are as spoilt as real data.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import sample_profiles

struct RealisticDirtTests {
    /// Read once: every claim below is about the same 25,000 rows.
    private static let rows = Result { try SampleRun(rows: 25_000, seed: 5).profiles() }

    private func share(_ holds: ([ProfileColumn: String]) -> Bool) throws -> Double {
        let rows = try Self.rows.get()
        return Double(rows.count(where: holds)) / Double(rows.count)
    }

    private func count(_ column: ProfileColumn, _ holds: (String) -> Bool) throws -> Int {
        try Self.rows.get().count { holds($0[column] ?? "") }
    }

    private static func isAddress(_ text: String) -> Bool {
        var bytes: [UInt8] = []
        return EmailNormaliser.normalise(Array(text.utf8)[...], into: &bytes)
    }

    @Test func `every row has every column and one identifier of its own`() throws {
        let rows = try Self.rows.get()
        #expect(rows.count == 25_000)
        #expect(rows.allSatisfy { $0.count == ProfileColumn.allCases.count })
        let identifiers = Set(rows.map { $0[.customerId] ?? "" })
        #expect(identifiers.count == 25_000)
        #expect(identifiers.allSatisfy { UUID(uuidString: $0) != nil })
    }

    @Test func `every address is under a domain reserved for examples`() throws {
        for row in try Self.rows.get() {
            let address = (row[.email] ?? "").lowercased().trimmingCharacters(in: .whitespaces)
            guard Self.isAddress(address) else { continue }
            let domain = address.split(separator: "@").last ?? ""
            let labels = domain.split(separator: ".").suffix(2)
            #expect(
                ["example.com", "example.org", "example.net"].contains(
                    labels.joined(separator: ".")))
        }
    }

    @Test func `some addresses belong to two profiles, some of them in other letters`() throws {
        let addresses = try Self.rows.get().map { $0[.email] ?? "" }.filter { !$0.isEmpty }
        let exact = Dictionary(grouping: addresses, by: \.self).values.filter { $0.count > 1 }
        let folded = Dictionary(grouping: addresses) { $0.lowercased() }.values
            .filter { Set($0).count > 1 }
        #expect(exact.count > 100)
        #expect(folded.count > 20)
    }

    @Test func `some addresses are missing, some cannot be read, most can`() throws {
        #expect(try count(.email, \.isEmpty) > 100)
        #expect(try count(.email) { !$0.isEmpty && !Self.isAddress($0) } > 80)
        #expect(try share { Self.isAddress($0[.email] ?? "") } > 0.97)
    }

    @Test func `some addresses hold capitals, blanks around or letters beyond ASCII`() throws {
        #expect(try count(.email) { $0.contains(where: \.isUppercase) } > 200)
        #expect(try count(.email) { $0.first == " " || $0.last?.isWhitespace == true } > 80)
        #expect(try count(.email) { !$0.allSatisfy(\.isASCII) && Self.isAddress($0) } > 20)
    }

    @Test func `some fields hold line breaks, quotes and commas`() throws {
        #expect(try count(.postalAddress) { $0.contains(where: \.isNewline) } > 50)
        #expect(try count(.firstName) { $0.contains("\"") } > 50)
        #expect(try count(.lastName) { $0.contains(",") } > 20)
        #expect(try count(.postalAddress) { $0.contains(",") } > 20)
    }

    @Test func `some names are in capitals or have blanks around`() throws {
        let isLoud = { (name: String) in name != name.lowercased() && name == name.uppercased() }
        #expect(try count(.firstName, isLoud) > 80)
        #expect(try count(.firstName) { $0.hasPrefix(" ") || $0.hasSuffix(" ") } > 50)
    }

    @Test func `some numbers are missing, separated or no numbers`() throws {
        let isPlain = { (text: String) in
            text.first == "+" && text.dropFirst().allSatisfy(\.isWholeNumber)
        }
        let isSeparated = { (text: String) in
            text.first == "+"
                && text.dropFirst().allSatisfy { $0.isWholeNumber || " .-".contains($0) }
        }
        #expect(try count(.phone, \.isEmpty) > 3_000)
        #expect(try count(.phone) { isSeparated($0) && !isPlain($0) } > 1_500)
        #expect(try count(.phone) { !$0.isEmpty && !isSeparated($0) } > 200)
    }

    @Test func `some birth dates are missing, some have a time, all others are days`() throws {
        #expect(try count(.birthDate, \.isEmpty) > 200)
        #expect(try count(.birthDate) { $0.contains("T") } > 400)
        #expect(try count(.birthDate) { $0.contains(" ") } > 200)
        #expect(
            try count(.birthDate) { !$0.isEmpty && CalendarDate(utf8: Array($0.utf8)) == nil } == 0)
    }

    @Test func `some countries are missing, the others are many`() throws {
        #expect(try count(.country, \.isEmpty) > 50)
        #expect(Set(try Self.rows.get().map { $0[.country] ?? "" }).count > 50)
    }

    @Test(
        arguments: [
            ("Greek", "\u{370}"..."\u{3FF}"), ("Cyrillic", "\u{400}"..."\u{4FF}"),
            ("Hebrew", "\u{590}"..."\u{5FF}"), ("Arabic", "\u{600}"..."\u{6FF}"),
            ("Devanagari", "\u{900}"..."\u{97F}"), ("Thai", "\u{E00}"..."\u{E7F}"),
            ("Georgian", "\u{10A0}"..."\u{10FF}"), ("Hangul", "\u{AC00}"..."\u{D7A3}"),
            ("Ethiopic", "\u{1200}"..."\u{137F}"), ("Vietnamese", "\u{1EA0}"..."\u{1EF9}"),
            ("Kana", "\u{3040}"..."\u{30FF}"), ("Han", "\u{4E00}"..."\u{9FFF}"),
            ("Latin with marks", "\u{C0}"..."\u{17F}"),
        ] as [(String, ClosedRange<Unicode.Scalar>)])
    func `some names are in this script`(
        script: String, letters: ClosedRange<Unicode.Scalar>
    ) throws {
        let names = try Self.rows.get().count { row in
            ((row[.firstName] ?? "") + (row[.lastName] ?? "")).unicodeScalars
                .contains(where: letters.contains)
        }
        #expect(names > 5, "names in \(script)")
    }
}
