// The plan itself.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

struct PlanTests {
    /// Rooms that can be reached from a room, itself not counted unless arrows lead back.
    private func reachable(from name: String) -> Set<String> {
        var reached: Set<String> = []
        var open = [name]
        while let next = open.popLast() {
            for use in HousePlan.rooms[next]?.uses ?? [] where reached.insert(use).inserted {
                open.append(use)
            }
        }
        return reached
    }

    @Test func `arrows only go down`() {
        for name in HousePlan.rooms.keys { #expect(!reachable(from: name).contains(name)) }
    }

    @Test func `every arrow leads to a room and every product has its modules`() {
        for room in HousePlan.rooms.values {
            #expect(room.uses.isSubset(of: Set(HousePlan.rooms.keys)))
            #expect(room.links.isSubset(of: Set(HousePlan.modules.keys)))
        }
    }

    @Test func `the three checks see neither each other nor the log`() {
        let checks: Set = ["Permissions", "Consent", "Policy"]
        let closed = checks.union(["TransparencyLog", "Audit", "Gateway", "Store", "Segments"])
        for check in checks { #expect(reachable(from: check).isDisjoint(with: closed)) }
    }

    @Test(arguments: [
        ("CCurl", ["Transport"]), ("COpenSSL", ["Cryptography"]),
        ("Store", ["exeat"]), ("Sendinblue", ["exeat"]), ("Console", ["exeat"]),
        ("Service", ["exeat"]), ("Witness", ["exeat"]), ("Transport", ["Sendinblue", "Witness"]),
    ])
    func `this room is used by these alone`(name: String, users: [String]) {
        #expect(HousePlan.rooms.filter { $0.value.uses.contains(name) }.keys.sorted() == users)
    }

    @Test(arguments: [
        ("GRDB", ["Store"]), ("Yams", ["Policy"]),
        ("Hummingbird", ["Console", "Witness", "sendinblue-sandbox"]),
        ("ArgumentParser", ["exeat", "sample-profiles", "sendinblue-sandbox"]),
    ])
    func `this package is linked by these alone`(product: String, users: [String]) {
        #expect(HousePlan.rooms.filter { $0.value.links.contains(product) }.keys.sorted() == users)
    }

    @Test func `values, checks and the tree touch neither files nor threads`() {
        for name in ["Domain", "TransparencyLog", "Permissions", "Consent", "Policy"] {
            let system = HousePlan.rooms[name]?.system ?? []
            #expect(system.isDisjoint(with: ["Glibc", "Darwin", "Dispatch"]))
        }
    }
}
