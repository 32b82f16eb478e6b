// Policies are tested from the command line.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct PolicyTestCommandTests {
    private static let names = ["newsletter-eu", "organisation-guard-rail", "service-id"]

    private static func file(_ name: String) -> URL {
        Programs.project.appending(path: "policies/\(name).yaml")
    }

    /// A copy of a policy with one piece of text in another's place.
    private func copy(
        of name: String, _ right: String, changedTo wrong: String, in scratch: Scratch
    ) throws -> (file: String, before: Substring) {
        let text = try String(contentsOf: Self.file(name), encoding: .utf8)
        let range = try #require(text.range(of: right))
        let file = scratch.file("copy.yaml")
        try text.replacingCharacters(in: range, with: wrong)
            .write(to: file, atomically: true, encoding: .utf8)
        return (file.path, text[..<range.lowerBound])
    }

    private func test(_ arguments: [String]) throws -> Finished {
        try Program.run(Programs.path("exeat"), ["policy", "test"] + arguments)
    }

    @Test func `every policy of the repository passes, and each of its checks is guarded`() throws {
        let tested = try test(Self.names.map { Self.file($0).path })
        tested.expect(0)
        #expect(tested.output.contains("3 of 3 policies can be activated."))
        #expect(!tested.output.contains("UNGUARDED"))
    }

    @Test func `a misspelt source field is refused with its place and the name that was meant`()
        throws
    {
        let scratch = try Scratch()
        let (file, before) = try copy(
            of: "newsletter-eu", "from: first_name", changedTo: "from: frist_name", in: scratch)
        let line = before.count { $0 == "\n" } + 1
        let column = before.reversed().prefix { $0 != "\n" }.count + "from: ".count + 1
        let words =
            "\(file):\(line):\(column): profiles have no field `frist_name` "
            + "(did you mean `first_name`?)"

        let tested = try test([file, Self.file("service-id").path])
        tested.expect(1, "policy.invalid", words)
        #expect(tested.output.contains("\(file): refused\n  \(words)"))
        // The file behind it is tested all the same.
        #expect(tested.output.contains("1 of 2 policies can be activated."))
    }

    @Test func `a check that no test misses is named, and the policy is not ready`() throws {
        let scratch = try Scratch()
        let parts = try String(contentsOf: Self.file("service-id"), encoding: .utf8)
            .components(separatedBy: "\n  - name: ")
        let kept = parts.filter { !$0.contains("a04@example.org") }
        let file = scratch.file("copy.yaml")
        try kept.joined(separator: "\n  - name: ")
            .write(to: file, atomically: true, encoding: .utf8)

        let tested = try test([file.path])
        tested.expect(1)
        #expect(
            tested.output.contains(
                "UNGUARDED  arm 2 of the condition `adult_or_guardian`: switched off, no test fails"
            ))
    }
}
