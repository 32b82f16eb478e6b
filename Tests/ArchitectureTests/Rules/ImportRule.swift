// Import lines against the plan.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Every import line against the plan: what is not in it is not imported.
enum ImportRule {
    /// Import lines that the plan does not have.
    static func findings(in files: [SourceFile]) -> [Finding] {
        files.flatMap { file -> [Finding] in
            guard let room = HousePlan.rooms[file.room] else {
                return [file.finding(1, "`\(file.room)` is no room of the plan")]
            }
            let linked = room.links.flatMap { HousePlan.modules[$0] ?? [] }
            let allowed = room.uses.union(room.system).union(linked)
            return ImportLine.lines(of: file).flatMap { line -> [Finding] in
                var findings: [Finding] = []
                if !allowed.contains(line.module) {
                    findings.append(
                        file.finding(line.line, "`\(file.room)` may not import `\(line.module)`"))
                }
                for attribute in line.attributes {
                    findings.append(file.finding(line.line, "an import may not be \(attribute)"))
                }
                return findings
            }
        }
    }

    /// Lines that import the one module that nothing in the house may see.
    static func networking(in files: [SourceFile]) -> [Finding] {
        files.flatMap { file in
            ImportLine.lines(of: file).filter { $0.module == "FoundationNetworking" }
                .map { file.finding($0.line, "nothing may import FoundationNetworking") }
        }
    }
}
