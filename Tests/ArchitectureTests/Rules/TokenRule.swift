// Tokens are minted in one room only.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The tokens are minted in one room each, cannot be copied and cannot be decoded.
enum TokenRule {
    /// Each token and the room that mints it.
    static let homes = [
        "Permit": "Permissions", "Clearance": "Policy", "Receipt": "Audit", "Exeat": "Gateway",
        "Errand": "Gateway",
    ]

    /// Conformances that would bring an initialiser that everybody can call.
    private static let minting: Set<String> = [
        "Codable", "Decodable", "RawRepresentable", "OptionSet", "CaseIterable",
    ]

    /// Ways to make or copy a token that its room did not mean.
    static func findings(in files: [SourceFile]) -> [Finding] {
        var findings: [Finding] = []
        var declared: [String: Int] = [:]
        for file in files {
            let declarations = Declaration.list(of: file)
            for declaration in declarations where homes[declaration.name] != nil {
                let heading = declaration.heading
                let places = declarations.indices.filter { declarations[$0] == declaration }
                let isTopLevelType = declaration.isTopLevel && declaration.isType
                if isTopLevelType {
                    declared[declaration.name, default: 0] += 1
                    if file.room != homes[declaration.name] {
                        findings.append(
                            file.finding(declaration.line, "`\(declaration.name)` is not at home"))
                    }
                    if !zip(heading, heading.dropFirst()).contains(where: {
                        $0 == ("~", "Copyable")
                    }) {
                        findings.append(
                            file.finding(declaration.line, "`\(declaration.name)` can be copied"))
                    }
                }
                for word in heading where minting.contains(word) || word.hasPrefix("ExpressibleBy")
                {
                    findings.append(
                        file.finding(
                            declaration.line, "`\(declaration.name)` is minted by \(word)"))
                }
                for child in declarations where child.keyword == "init" {
                    guard let parent = child.parents.last, places.contains(parent) else { continue }
                    let isWidened =
                        declaration.keyword == "extension" && declaration.isVisibleOutside
                        && child.modifiers.isDisjoint(with: ["internal", "fileprivate", "private"])
                    if child.isVisibleOutside || isWidened {
                        findings.append(
                            file.finding(
                                child.line,
                                "an initialiser of `\(declaration.name)` is seen outside"))
                    }
                }
            }
        }
        for name in homes.keys.sorted() where declared[name, default: 0] != 1 {
            findings.append(
                Finding(
                    path: "Sources/\(homes[name] ?? "")", line: 1,
                    problem: "`\(name)` is declared \(declared[name, default: 0]) times"))
        }
        return findings
    }
}
