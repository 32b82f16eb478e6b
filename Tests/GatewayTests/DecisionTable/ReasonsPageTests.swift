// That the page about reasons says what the decision table and the program say.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gateway
import Testing

struct ReasonsPageTests {
    private static let page = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "../../../docs/reasons.md")

    /// The name that stands for what a policy calls it.
    private static let families = [
        "condition.region": "condition.<id>", "basis.messages": "basis.<purpose>",
        "error.evaluation": "error.<where>",
    ]

    private static func line(_ row: DecisionRow) -> String {
        let code = families["\(row.code)"] ?? "\(row.code)"
        let own =
            families.keys.contains("\(row.code)")
            ? row.code.description.split(separator: ".").last.map(String.init) : nil
        let name = code.drop { $0 != "<" }
        var meaning = ReasonMeaning.text(of: row.code)
        if let own { meaning = meaning.replacing("`\(own)`", with: "`\(name)`") }
        return "| `\(code)` | \(row.about.rawValue) | \(meaning) |"
    }

    @Test func `the page has the decision table's rows, in its order, with their meanings`() throws
    {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let lines = text.split(separator: "\n").map(String.init)
        let start = try #require(lines.firstIndex(of: "| Code | What happens | What it means |"))
        let found = Array(lines[(start + 2)...].prefix { $0.hasPrefix("| `") })
        let expected = DecisionTable.rows.map(Self.line)
        #expect(found == expected, "\n\(expected.joined(separator: "\n"))\n")
    }
}
