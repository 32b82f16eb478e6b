// Every attack on the list is carried out.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct AttackTests {
    @Test(arguments: Attack.allCases.filter { $0.row != nil })
    func `an attack yields its documented verdict`(attack: Attack) async throws {
        try await #require(attack.row).init().run()
    }

    @Test func `there are 36 attacks, and each is carried out here or through the programs`() throws
    {
        #expect(Attack.allCases.map(\.rawValue) == Array(1...36))
        let here = Attack.allCases.filter { $0.row != nil }.map(\.rawValue)
        let there = try Self.numbers(in: "EndToEndTests/Attacks")
        #expect(Set(here + there) == Set(1...36))
        #expect(try Self.numbers(in: "AuditTests/Attacks") == here)
    }

    /// Numbers of the files `Attack<number>.swift` in a folder of tests; beside them stands a list
    /// whose cases the compiler holds to types of these names.
    private static func numbers(in folder: String) throws -> [Int] {
        let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "../..")
        let path = tests.appending(path: folder).standardizedFileURL.path
        return try FileManager.default.contentsOfDirectory(atPath: path)
            .compactMap { name in
                name.hasPrefix("Attack") && name.hasSuffix(".swift")
                    ? Int(name.dropFirst("Attack".count).dropLast(".swift".count)) : nil
            }.sorted()
    }
}
