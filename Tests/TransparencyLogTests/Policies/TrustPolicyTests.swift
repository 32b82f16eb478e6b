// Trust policies read, written and refused.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Testing

@testable import TransparencyLog

struct TrustPolicyTests {
    private static func log(_ seed: UInt8, _ name: String = Sample.origin) throws -> String {
        try VerifierKey(name: name, key: Sample.key(seed).verificationKey).text
    }

    private static func witness(_ seed: UInt8, _ name: String = "w.example.org") throws -> String {
        try CosignerKey(name: name, key: Sample.key(seed).verificationKey).text
    }

    private func policy(_ text: String) throws -> TrustPolicy {
        try TrustPolicy(parsing: Array(text.utf8))
    }

    private func refuses(_ text: String, location: SourceLocation = #_sourceLocation) {
        #expect(throws: LogFormatError.self, "\(text)", sourceLocation: location) {
            try policy(text)
        }
    }

    /// A log, two levels of groups, and every kind of white space and comment.
    private func whole() throws -> String {
        """
        # who has to agree
        log \(try Self.log(1)) https://log.company.example/

        \t witness \t X1 \(try Self.witness(2))
        witness X2 \(try Self.witness(3)) https://x2.example.org/submit\u{20}
        \t# a comment of its own
        group X any X1 X2
        witness Y \(try Self.witness(4))
        \t
        log \(try Self.log(5, "second.example.com"))
        group X-and-Y all X Y
        quorum\tX-and-Y

        """
    }

    @Test func `a policy is read with its parts`() throws {
        let policy = try policy(whole())
        #expect(policy.logs.map(\.key.name) == [Sample.origin, "second.example.com"])
        #expect(
            policy.logs.map(\.address?.description) == ["https://log.company.example/", nil])
        #expect(policy.witnesses.map(\.name.description) == ["X1", "X2", "Y"])
        #expect(
            policy.witnesses.map(\.address?.description)
                == [nil, "https://x2.example.org/submit", nil])
        #expect(policy.groups.map(\.threshold) == [1, 2])
        #expect(
            policy.groups.map { $0.members.map(\.description) } == [["X1", "X2"], ["X", "Y"]])
        #expect(policy.quorum?.description == "X-and-Y")
    }

    @Test func `what is written is read back, and joined from its parts is the same`() throws {
        let policy = try policy(whole())
        #expect(try TrustPolicy(parsing: policy.bytes) == policy)
        let joined = try TrustPolicy(
            logs: policy.logs, witnesses: policy.witnesses, groups: policy.groups,
            quorum: policy.quorum)
        #expect(joined == policy)
        #expect(joined.bytes == policy.bytes)
    }

    @Test func `the shortest policy is its quorum line`() throws {
        let policy = try policy("quorum none\n")
        #expect(policy.logs.isEmpty && policy.witnesses.isEmpty && policy.groups.isEmpty)
        #expect(policy.quorum == nil)
        #expect(policy.bytes == Array("quorum none\n".utf8))
    }

    @Test func `a policy of a hundred logs, witnesses and groups is read`() throws {
        var text = ""
        for number in 0..<100 as Range<UInt8> {
            text += "log \(try Self.log(number))\n"
            text += "witness w\(number) \(try Self.witness(100 + number))\n"
            text += "group g\(number) 1 w\(number)\(number > 0 ? " g\(number - 1)" : "")\n"
        }
        let policy = try policy(text + "quorum g99\n")
        #expect(policy.logs.count == 100)
        #expect(policy.groups.count == 100)
        let first = try #require(PolicyWord("w0"))
        #expect(policy.isQuorum([first]))
    }

    @Test func `names that look alike are two names`() throws {
        let text =
            "witness K \(try Self.witness(1))\nwitness \u{212A} \(try Self.witness(2))\n"
            + "witness \u{E9} \(try Self.witness(3))\nwitness e\u{301} \(try Self.witness(4))\n"
        #expect(try policy(text + "quorum none\n").witnesses.count == 4)
    }

    @Test func `a name need not be UTF-8`() throws {
        let bytes =
            Array("witness ".utf8) + [0xff, 0x80] + Array(" \(try Self.witness(1))\n".utf8)
            + Array("quorum ".utf8) + [0xff, 0x80, 0x0a]
        let policy = try TrustPolicy(parsing: bytes)
        #expect(policy.quorum?.bytes == [0xff, 0x80])
        #expect(policy.bytes == bytes)
    }

    @Test(arguments: [
        "", "\n", "# nothing\n", "quorum none", "quorum none\nquorum none\n", "quorum\n",
        "quorum none none\n", "quorum none # why\n", "quorum a\n", "quorum None\n",
        "Quorum none\n", "quorum none\r\n", "quorum none\u{B}\n", "quorum none\u{7F}\n",
        "quorum none\0\n", "#\u{C}\nquorum none\n", "#\r\nquorum none\n", "#\u{7F}\nquorum none\n",
        "\u{FEFF}quorum none\n",
        "quorum\u{A0}none\n", "policy x\nquorum none\n", "log\nquorum none\n",
        "log x\nquorum none\n", "witness\nquorum none\n", "witness a\nquorum none\n",
        "witness a x\nquorum none\n", "group\nquorum none\n", "group g\nquorum none\n",
        "group g any\nquorum none\n", "group g any a\nquorum none\n",
    ])
    func `a file that is no policy is refused`(text: String) { refuses(text) }

    @Test func `a line has its items and no more`() throws {
        let (log, witness) = (try Self.log(1), try Self.witness(2))
        refuses("log \(log) a b\nquorum none\n")
        refuses("witness a \(witness) b c\nquorum none\n")
        refuses("witness \(witness) a\nquorum none\n")
        refuses("witness a \(witness)\nquorum a a\n")
    }

    @Test func `a log's key is no witness's, and the other way round`() throws {
        refuses("log \(try Self.witness(1))\nquorum none\n")
        refuses("witness a \(try Self.log(1))\nquorum none\n")
    }

    @Test func `a name is given once and before it is used`() throws {
        let (a, b) = ("witness a \(try Self.witness(1))\n", "witness b \(try Self.witness(2))\n")
        #expect(try policy(a + b + "group g all a b\nquorum g\n").groups.count == 1)
        refuses(a + "witness a \(try Self.witness(2))\nquorum a\n")
        refuses(a + b + "group a any b\nquorum a\n")
        refuses(a + b + "group g any a\ngroup g any b\nquorum g\n")
        refuses("quorum a\n" + a)
        refuses(a + "group g any a b\n" + b + "quorum g\n")
        refuses(a + "group g any a g\nquorum g\n")
        refuses(a + "group g any h\ngroup h any a\nquorum g\n")
    }

    @Test func `none is a name for the quorum alone`() throws {
        let a = "witness a \(try Self.witness(1))\n"
        refuses("witness none \(try Self.witness(1))\nquorum none\n")
        refuses(a + "group none any a\nquorum none\n")
        refuses(a + "group g any none\nquorum g\n")
        refuses(a + "group g any a none\nquorum g\n")
    }

    @Test func `a name is a member of one group, once`() throws {
        let witnesses =
            "witness a \(try Self.witness(1))\nwitness b \(try Self.witness(2))\n"
        refuses(witnesses + "group g any a a\nquorum g\n")
        refuses(witnesses + "group g any a\ngroup h any a b\nquorum h\n")
        refuses(
            witnesses + "group g any a\ngroup h any g\ngroup i any g b\nquorum i\n")
        // The quorum is no group: it may name a member of one.
        #expect(try policy(witnesses + "group g any a\nquorum a\n").quorum == PolicyWord("a"))
    }

    @Test(arguments: ["0", "3", "01", "+1", "-1", "1.0", "", "All", "none", "18446744073709551617"])
    func `a group asks for at least one of its members and for no more than all`(count: String)
        throws
    {
        let witnesses =
            "witness a \(try Self.witness(1))\nwitness b \(try Self.witness(2))\n"
        refuses(witnesses + "group g \(count) a b\nquorum g\n")
        for (count, threshold) in [("1", 1), ("2", 2), ("any", 1), ("all", 2)] {
            let policy = try policy(witnesses + "group g \(count) a b\nquorum g\n")
            #expect(policy.groups[0].threshold == threshold)
        }
    }

    @Test func `a key stands once in a policy, whatever it is called`() throws {
        let a = "witness a \(try Self.witness(1, "one.example.org"))\n"
        refuses(a + "witness b \(try Self.witness(1, "one.example.org"))\nquorum none\n")
        refuses(a + "witness b \(try Self.witness(1, "two.example.org"))\nquorum none\n")
        let log = "log \(try Self.log(2))\n"
        refuses(log + log + "quorum none\n")
        refuses(log + "log \(try Self.log(2, "other.example.com"))\nquorum none\n")
        // A log that is its own witness would be nobody's.
        refuses(log + "witness b \(try Self.witness(2))\nquorum none\n")
        // Two keys of one log are how a log changes its key.
        #expect(try policy(log + "log \(try Self.log(3))\nquorum none\n").logs.count == 2)
    }

    @Test func `parts that make no policy are not joined`() throws {
        let key = try CosignerKey(parsing: Self.witness(1))
        let name = try #require(PolicyWord("a"))
        let witness = PolicyWitness(name: name, key: key)
        let group = try #require(PolicyWord("g"))
        for threshold in [-1, 0, 2] {
            #expect(throws: LogFormatError.self) {
                try TrustPolicy(
                    logs: [], witnesses: [witness],
                    groups: [PolicyGroup(name: group, threshold: threshold, members: [name])],
                    quorum: group)
            }
        }
        #expect(throws: LogFormatError.self) {
            try TrustPolicy(logs: [], witnesses: [], groups: [], quorum: name)
        }
        #expect(throws: LogFormatError.self) {
            try TrustPolicy(
                logs: [], witnesses: [witness], groups: [], quorum: PolicyWord("none"))
        }
    }

    @Test(arguments: ["", "a b", "a\tb", "a\n", "\0", "\u{7F}"])
    func `a word that no line could hold as one item is none`(text: String) {
        #expect(PolicyWord(text) == nil)
    }

    @Test func `every file with one byte changed is refused, or reads as what it writes`() throws {
        let good = Array(try whole().utf8)
        var numbers = SeededNumbers(22)
        for place in good.indices {
            for _ in 0..<6 {
                var bytes = good
                bytes[place] = UInt8.random(in: .min ... .max, using: &numbers)
                guard let read = try? TrustPolicy(parsing: bytes) else { continue }
                #expect(try TrustPolicy(parsing: read.bytes) == read)
            }
        }
    }
}
