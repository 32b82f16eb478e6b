// Changed policy files, read and decided.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Policy
import Testing

/// Changed policy files: a clear refusal, or the very policy that a second reading finds there.
struct PolicyFuzzTests {
    private static let cases = Effort.isLong ? 10_000 : 2_400
    private static let seeds = Array(1...8)

    /// What became of a changed file.
    enum Fate: Hashable { case refused, same, other, looserAndNoticed, looserUnnoticed }

    static func panels() throws -> [PolicyPanel] {
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { root.deleteLastPathComponent() }
        var panels: [PolicyPanel] = []
        for name in ["newsletter-eu", "service-id", "organisation-guard-rail"] {
            let file = root.appending(path: "policies/\(name).yaml")
            let source = Array(try Data(contentsOf: file))
            panels.append(try PolicyPanel("\(name).yaml", source))
            let json = Array(try NaiveReading.tree(of: source).json.utf8)
            panels.append(try PolicyPanel("\(name).json", json))
        }
        return panels
    }

    @Test(arguments: seeds)
    func `a changed policy is refused with a place, or is what a second reading finds`(
        seed: Int
    ) throws {
        var random = Seeded(seed)
        let panels = try Self.panels()
        var fates: [Fate: Int] = [:]
        for number in 0..<Self.cases / Self.seeds.count {
            let panel = panels[number % panels.count]
            let bytes = Mutator(panel.source).changed(&random)
            let fate = try Self.check(bytes, panel, "seed \(seed), case \(number)")
            fates[fate, default: 0] += 1
        }
        #expect(fates[.refused, default: 0] > Self.cases / 40)
        #expect(fates[.other, default: 0] > Self.cases / 80)
        // Some changes let somebody leave, or nothing was tried that could go wrong.
        #expect(!Effort.isLong || fates[.looserAndNoticed, default: 0] > 3)
    }

    static func check(
        _ bytes: [UInt8], _ panel: PolicyPanel, _ place: String
    ) throws -> Fate {
        let document: PolicyDocument
        do {
            document = try PolicyDocument(parsing: bytes, file: panel.name)
        } catch {
            #expect(isPlaced(error, in: bytes), "\(place): \(error)")
            return .refused
        }
        let tree = try NaiveReading.tree(of: bytes)
        #expect(document.digest == NaiveReading.digest(of: tree), "\(place): misread")
        let plain = try SlowPolicy(tree)
        for (result, test) in zip(document.runTests(), tree["tests"]?.items ?? []) {
            let passes = SlowTest(test).passes(under: plain)
            #expect(
                (result.difference == nil) == passes,
                "\(place): the test `\(result.name)`: \(result.difference ?? "passes")\n\(test.json)"
            )
        }
        let finding = try panel.decide(document, plain)
        if let disagreement = finding.disagreement { Issue.record("\(place): \(disagreement)") }
        guard finding.isLooser else {
            return document.digest == NaiveReading.digest(of: panel.tree) ? .same : .other
        }
        return try fate(ofLooser: document, tree, panel, place)
    }

    /// Somebody leaves who did not: then the document is another, and says so where it counts.
    private static func fate(
        ofLooser document: PolicyDocument, _ tree: Tree, _ panel: PolicyPanel, _ place: String
    ) throws -> Fate {
        let differences = tree.differences(from: panel.tree)
        let deciding = ["/purposes/", "/conditions/", "/fields/", "/connection/type"]
        #expect(
            differences.contains { change in deciding.contains { change.path.hasPrefix($0) } },
            "\(place): nothing that decides differs")
        #expect(document.digest != NaiveReading.digest(of: panel.tree))
        let isNoticed =
            document.runTests().contains { $0.difference != nil }
            || !document.mutationReport().isEmpty
        if isNoticed { return .looserAndNoticed }
        // A value may be another one and be meant; a check that is gone is always noticed.
        let checks =
            #/\/conditions\/\d+|\/conditions\/\d+\/any\/\d+|\/purposes\/[^\/]+\/(consent|requires).*/#
        #expect(
            !differences.contains { $0.isPart && $0.path.wholeMatch(of: checks) != nil },
            "\(place): a check went unnoticed: \(differences)")
        return .looserUnnoticed
    }

    /// Whether every problem has a place that the file has.
    private static func isPlaced(_ error: PolicyLoadError, in bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.unicodeScalars.split(omittingEmptySubsequences: false) {
            ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains($0)
        }
        let longest = lines.map(\.count).max() ?? 0
        return !error.problems.isEmpty
            && error.problems.allSatisfy {
                (1...lines.count + 1).contains($0.line) && (1...longest + 1).contains($0.column)
            }
    }
}
