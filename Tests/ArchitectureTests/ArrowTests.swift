// The manifest is the plan.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct ArrowTests {
    private static let manifest = Result { try Manifest.describing(Repository.root) }

    private func targets(_ json: String) throws -> [Manifest.Target] {
        try JSONDecoder().decode([Manifest.Target].self, from: Data(json.utf8))
    }

    /// The manifest as it stands, with one target replaced by another of its name.
    private func problems(with json: String) throws -> Set<String> {
        let changed = try targets("[\(json)]")
        let kept = try Self.manifest.get().targets
        let now = kept.filter { target in !changed.contains { $0.name == target.name } } + changed
        let before = Set(ArrowRule.findings(in: kept).map(\.problem))
        return Set(ArrowRule.findings(in: now).map(\.problem)).subtracting(before)
    }

    private static let settings = """
        [{"tool":"swift","kind":{"enableUpcomingFeature":{"_0":"ExistentialAny"}}},
         {"tool":"swift","kind":{"enableUpcomingFeature":{"_0":"MemberImportVisibility"}}},
         {"tool":"swift","kind":{"enableUpcomingFeature":{"_0":"InternalImportsByDefault"}}},
         {"tool":"swift","kind":{"enableUpcomingFeature":{"_0":"NonisolatedNonsendingByDefault"}}},
         {"tool":"swift","kind":{"strictMemorySafety":{}}},
         {"tool":"swift","kind":{"treatAllWarnings":{"_0":"error"}}}]
        """

    private func target(
        _ name: String, type: String = "regular", uses: [String] = [], links: [String] = [],
        settings: String = settings
    ) -> String {
        let dependencies =
            uses.map { #"{"byName":["\#($0)",null]}"# }
            + links.map { #"{"product":["\#($0)","p",null,null]}"# }
        return #"{"name":"\#(name)","type":"\#(type)","settings":\#(settings),"#
            + #""dependencies":[\#(dependencies.joined(separator: ","))]}"#
    }

    @Test func `the manifest has the plan's rooms, arrows and products, and all settings`() throws {
        #expect(ArrowRule.findings(in: try Self.manifest.get().targets) == [])
    }

    @Test func `a good target replaced by its like finds nothing`() throws {
        #expect(try problems(with: target("Permissions", uses: ["Domain", "Cryptography"])) == [])
    }

    @Test func `an arrow too many and an arrow too few are caught`() throws {
        #expect(
            try problems(with: target("Permissions", uses: ["Domain", "Cryptography", "Consent"]))
                == ["the arrow `Permissions` to `Consent` stands in one of plan and manifest"])
        #expect(
            try problems(with: target("Permissions", uses: ["Domain"]))
                == ["the arrow `Permissions` to `Cryptography` stands in one of plan and manifest"])
    }

    @Test func `a product that the plan does not give is caught`() throws {
        #expect(
            try problems(
                with: target("Permissions", uses: ["Domain", "Cryptography"], links: ["GRDB"]))
                == ["`Permissions` linking `GRDB` stands in one of plan and manifest"])
    }

    @Test func `a room that the plan does not have is caught`() throws {
        #expect(try problems(with: target("Extra")) == ["`Extra` is no room of the plan"])
    }

    @Test func `a room that the manifest does not have is caught`() throws {
        let targets = try Self.manifest.get().targets.filter { $0.name != "Domain" }
        let problems = ArrowRule.findings(in: targets).map(\.problem)
        #expect(problems.contains("the plan's room `Domain` is missing"))
    }

    @Test func `tests that reach past their room are caught`() throws {
        #expect(
            try problems(
                with: target(
                    "ConsentTests", type: "test", uses: ["Consent", "Policy"], links: ["Yams"]))
                == ["`ConsentTests` may not use `Policy`", "`ConsentTests` may not link `Yams`"])
        #expect(
            try problems(with: target("StrayTests", type: "test"))
                == ["`StrayTests` tests no room of the plan"])
    }

    @Test func `a target without every setting is caught`() throws {
        let lenient = Self.settings.replacing("treatAllWarnings", with: "treatSomeWarnings")
        #expect(
            try problems(
                with: target("Permissions", uses: ["Domain", "Cryptography"], settings: lenient))
                == ["`Permissions` lacks treatAllWarnings error"])
    }
}
