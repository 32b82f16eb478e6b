// Which witnesses are enough.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TransparencyLog

struct QuorumTests {
    private func names(_ text: String) -> [PolicyWord] {
        text.split(separator: " ").compactMap { PolicyWord(String($0)) }
    }

    @Test(
        arguments: [
            ("quorum none\n", ["", "a", "a b c", "x"], []),
            ("quorum b\n", ["b", "a b c"], ["", "a", "a c"]),
            ("group g any a b\nquorum g\n", ["a", "b", "a b c"], ["", "c", "g", "x"]),
            ("group g all a b c\nquorum g\n", ["a b c"], ["", "a b", "b c", "g"]),
            (
                "group g 2 a b c\nquorum g\n", ["a b", "b c", "a c", "a b c"],
                ["a", "c", "", "a a", "a x"]
            ),
            (
                "group g 1 a b\ngroup h all g c\nquorum h\n", ["a c", "b c", "a b c"],
                ["a b", "c", "g c", "h", ""]
            ),
        ] as [(String, [String], [String])])
    func `these are enough and those are not`(rules: String, enough: [String], few: [String]) throws
    {
        let policy = try Sample.policy(rules)
        for text in enough { #expect(policy.isQuorum(names(text)), "\(text)") }
        for text in few { #expect(!policy.isQuorum(names(text)), "\(text)") }
    }

    /// A policy of eight witnesses in random groups, as a tree for the definition to walk.
    private indirect enum Rule {
        case witness(Int)
        case group(Int, [Rule])

        /// The definition: a group agrees if and only if enough of its members do.
        func agrees(_ present: Int) -> Bool {
            switch self {
            case .witness(let number): present >> number & 1 == 1
            case .group(let threshold, let members):
                members.filter { $0.agrees(present) }.count >= threshold
            }
        }
    }

    @Test(arguments: 1...12)
    func `random groups agree as the definition says, for every set of witnesses`(seed: UInt64)
        throws
    {
        var numbers = SeededNumbers(seed)
        var text = ""
        var free: [(name: String, rule: Rule)] = []
        for number in 0..<8 {
            text += "witness w\(number) \(try Sample.cosigner(UInt8(number)).cosignerKey.text)\n"
            free.append(("w\(number)", .witness(number)))
        }
        var groups = 0
        while free.count > 1 {
            free.shuffle(using: &numbers)
            let count = Int.random(in: 1...free.count, using: &numbers)
            let members = free.suffix(count)
            free.removeLast(count)
            let threshold = Int.random(in: 1...count, using: &numbers)
            text += "group g\(groups) \(threshold) \(members.map(\.name).joined(separator: " "))\n"
            free.append(("g\(groups)", .group(threshold, members.map(\.rule))))
            groups += 1
        }
        let policy = try TrustPolicy(parsing: Array((text + "quorum \(free[0].name)\n").utf8))
        for present in 0..<256 {
            let names = (0..<8).filter { present >> $0 & 1 == 1 }.compactMap {
                PolicyWord("w\($0)")
            }
            #expect(policy.isQuorum(names) == free[0].rule.agrees(present), "\(present)")
        }
    }
}
