// The manifest against the plan.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The manifest against the plan: the same rooms, the same arrows, the same products.
enum ArrowRule {
    private static let upcoming = [
        "ExistentialAny", "MemberImportVisibility", "InternalImportsByDefault",
        "NonisolatedNonsendingByDefault",
    ]

    /// Settings that hold every target of our own to the same standard.
    static let settings: Set<String> = Set(upcoming.map { "enableUpcomingFeature \($0)" })
        .union(["strictMemorySafety", "treatAllWarnings error"])

    /// What the manifest has other than the plan.
    static func findings(in targets: [Manifest.Target]) -> [Finding] {
        var findings: [Finding] = []
        let found = { (problem: String) in
            findings.append(Finding(path: "Package.swift", line: 1, problem: problem))
        }
        let rooms = targets.filter { $0.type != "test" }
        for name in Set(HousePlan.rooms.keys).subtracting(rooms.map(\.name)).sorted() {
            found("the plan's room `\(name)` is missing")
        }
        for target in rooms {
            guard let room = HousePlan.rooms[target.name] else {
                found("`\(target.name)` is no room of the plan")
                continue
            }
            for arrow in target.rooms.symmetricDifference(room.uses).sorted() {
                found("the arrow `\(target.name)` to `\(arrow)` stands in one of plan and manifest")
            }
            for product in target.products.symmetricDifference(room.links).sorted() {
                found("`\(target.name)` linking `\(product)` stands in one of plan and manifest")
            }
        }
        for target in targets where target.type == "test" {
            guard let room = HousePlan.room(ofTests: target.name) else {
                found("`\(target.name)` tests no room of the plan")
                continue
            }
            for arrow in target.rooms.subtracting(room.uses).sorted() {
                found("`\(target.name)` may not use `\(arrow)`")
            }
            for product in target.products.subtracting(room.links).sorted() {
                found("`\(target.name)` may not link `\(product)`")
            }
        }
        for target in targets where target.type != "system" {
            let lacking = settings.subtracting(target.settings.map(\.description)).sorted()
            if !lacking.isEmpty {
                found("`\(target.name)` lacks \(lacking.joined(separator: ", "))")
            }
        }
        return findings
    }
}
