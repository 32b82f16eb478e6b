// Files that once were interesting.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Files that once were interesting, kept with what has to become of them.
///
/// A policy's name says `refused` or `read`; a consent file's how many of its rows are accepted and
/// refused, or `none` where nothing of it can be read.
struct CorpusTests {
    private static func files(in folder: String) -> [String] {
        let path = root.appending(path: folder).path
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "Corpus")

    @Test func `the corpus is there`() {
        #expect(Self.files(in: "policies").count >= 13)
        #expect(Self.files(in: "consents").count >= 12)
    }

    @Test(arguments: files(in: "policies"))
    func `a kept policy file is read or refused as its name says`(name: String) throws {
        let source = try Data(contentsOf: Self.root.appending(path: "policies/as-it-is.read.yaml"))
        let panel = try PolicyPanel("small.yaml", Array(source))
        let bytes = Array(try Data(contentsOf: Self.root.appending(path: "policies/\(name)")))
        let fate = try PolicyFuzzTests.check(bytes, panel, name)
        #expect((fate == .refused) == name.contains(".refused."))
    }

    @Test(arguments: files(in: "consents"))
    func `a kept consent file gives as many rows as its name says`(name: String) throws {
        let path = Self.root.appending(path: "consents/\(name)").path
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        let isCSV = name.hasSuffix(".csv")
        let naive = isCSV ? NaiveRows.csv(bytes) : NaiveRows.lines(bytes)
        let wanted = name.split(separator: ".")[1]
        do {
            let counts = try ConsentFileFuzzTests.check(path, isCSV: isCSV, naive, name)
            #expect("\(counts.accepted)-\(counts.refused)" == wanted)
        } catch {
            #expect(wanted == "none", "\(error)")
        }
    }
}
