// CSV against its oracle.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Segments
import Testing

@Suite struct CSVOracleTests {
    private let folder: TemporaryFolder
    private static let tricky =
        "\u{FEFF}id,näme,note\r\n1,\"Zoë, A.\",\"says \"\"hi\"\"\r\ntwice\"\r\n\"2\",,\"\"\n"
        + "3,\"\",😀\r\n\"4\",\"\n\",\"\"\"\"\r\n\r\n"

    init() throws { folder = try TemporaryFolder() }

    /// The rows of a reading below its header, or nil if it was refused; as the oracle answers.
    private func records(_ path: String, _ settings: CSVSettings, chunkBytes: Int) -> [[String]]? {
        guard
            let source = try? CSVSource(
                path: path, settings: settings, chunkBytes: chunkBytes)
        else { return nil }
        let reading = Reading(source)
        return reading.error == nil ? [source.columns] + reading.rows : nil
    }

    @Test func `twenty thousand small files read as the oracle reads them`() throws {
        let pieces: [[UInt8]] = [
            [0x61], [0x62], [0x2C], [0x2C], [0x22], [0x22], [0x22, 0x22], [0x0A], [0x0A],
            [0x0D, 0x0A], [0x0D], [0xC3, 0xA9], [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x98, 0x80],
            [0x2C, 0x22], [0x22, 0x2C], [0x22, 0x0A], [0x63, 0x2C],
        ]
        let rare: [[UInt8]] = [[0x00], [0xC3], [0xEF, 0xBB, 0xBF], [0xED, 0xA0, 0x80], [0x80]]
        let choices: [(settings: CSVSettings, quotes: Bool, strict: Bool)] = [
            (CSVSettings(), true, true),
            (try #require(CSVSettings(delimiter: 0x2C, quoting: .afterDelimiter)), true, false),
            (try #require(CSVSettings(delimiter: 0x2C, quoting: .none)), false, false),
        ]
        let headers: [[UInt8]] = [
            Array("x\n".utf8), Array("x,y\n".utf8), Array("\"x\",y\r\n".utf8), [],
            [0xEF, 0xBB, 0xBF] + Array("x,y\n".utf8),
        ]
        var numbers = SeededNumbers(seed: 4_180)
        var accepted = 0
        for number in 0..<(Effort.isLong ? 500_000 : 20_000) {
            var bytes = headers.randomElement(using: &numbers) ?? []
            for _ in 0..<Int.random(in: 0...14, using: &numbers) {
                let isRare = Int.random(in: 0..<60, using: &numbers) == 0
                bytes += (isRare ? rare : pieces).randomElement(using: &numbers) ?? []
            }
            let choice = choices[Int.random(in: 0..<choices.count, using: &numbers)]
            let path = try folder.write(bytes, to: "\(number % 8).csv")
            let expected = PlainCSV.records(
                of: bytes, quotes: choice.quotes, strict: choice.strict)
            let found = records(
                path, choice.settings, chunkBytes: Int.random(in: 1...9, using: &numbers))
            #expect(found == expected, "file \(number): \(bytes)")
            if expected != nil { accepted += 1 }
        }
        // A comparison of refusals only would compare nothing.
        #expect(accepted > 2_000)
        #expect(accepted < 18_000)
    }

    @Test func `a chunk may end at every byte`() throws {
        let bytes = Array(Self.tricky.utf8)
        let path = try folder.write(bytes, to: "tricky.csv")
        let expected = try #require(PlainCSV.records(of: bytes))
        #expect(expected.count == 5)
        for chunkBytes in 1...bytes.count {
            #expect(records(path, CSVSettings(), chunkBytes: chunkBytes) == expected)
        }
    }

    @Test func `a file cut off anywhere gives whole rows, then an error or an open last line`()
        throws
    {
        let bytes = Array(Self.tricky.utf8)
        let whole = try #require(PlainCSV.records(of: bytes)).dropFirst()
        for count in 0...bytes.count {
            let path = try folder.write(Array(bytes.prefix(count)), to: "cut.csv")
            let reading = Reading.csv(path)
            let isOpen = reading.error == nil && count > 0 && bytes[count - 1] != 0x0A
            let sure = isOpen ? Array(reading.rows.dropLast()) : reading.rows
            #expect(Array(whole.prefix(sure.count)) == sure, "cut at \(count)")
            guard isOpen, let last = reading.rows.last else { continue }
            // RFC 4180 lets the last line be open, so a cut inside its last field cannot be told.
            let original = whole[whole.startIndex + sure.count]
            #expect(last.dropLast() == original.dropLast(), "cut at \(count)")
            #expect(original.last?.hasPrefix(last.last ?? "") == true, "cut at \(count)")
        }
    }
}
