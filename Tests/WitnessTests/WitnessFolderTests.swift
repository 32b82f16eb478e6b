// How a witness is made.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TransparencyLog

@testable import Witness

struct WitnessFolderTests {
    @Test func `its key is the one that was told when it was made`() throws {
        let bench = try Bench()
        #expect(try bench.ledger().cosignerKey.name == "witness.example.org")
        let mode =
            try FileManager.default.attributesOfItem(
                atPath: bench.folder.path + "/witness.key")[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func `a witness is not made where one is, or anything else`() throws {
        let bench = try Bench()
        #expect(throws: WitnessError.exists(bench.folder.path)) {
            try bench.folder.make(named: "other.example.org")
        }
    }

    @Test func `a making that was cut off can be repeated`() throws {
        let bench = try Bench(knowing: [])
        try FileManager.default.removeItem(atPath: bench.folder.path + "/name")
        #expect(throws: WitnessError.noFolder(bench.folder.path)) { try bench.ledger() }
        let key = try bench.folder.make(named: "witness.example.org")
        #expect(try bench.ledger().cosignerKey == key)
    }

    @Test(arguments: ["", "two words", "a+b"])
    func `a name that no key can bear is refused`(name: String) throws {
        let folder = WitnessFolder(path: NSTemporaryDirectory() + "exeat-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        #expect(throws: WitnessError.self) { try folder.make(named: name) }
    }

    @Test func `a key file that others may read is refused`() throws {
        let bench = try Bench()
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: bench.folder.path + "/witness.key")
        #expect(throws: WitnessError.self) { try bench.ledger() }
    }

    @Test func `the next key of a log whose state is lost is refused, and nothing begins anew`()
        throws
    {
        let bench = try Bench()
        try FileManager.default.removeItem(atPath: bench.statePath())
        let next = try LogDouble(seed: 9).key()
        #expect(throws: WitnessError.self) { try bench.folder.add(next) }
        #expect(!FileManager.default.fileExists(atPath: bench.statePath()))
        #expect(throws: WitnessError.self) { try bench.ledger() }
    }

    @Test func `a small-order key in the list of logs is refused`() throws {
        let bench = try Bench()
        let file = bench.statePath().replacing(".state", with: ".keys")
        let low = "log.company.example/audit+00000000+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        try Data("\(low)\n".utf8).write(to: URL(fileURLWithPath: file))
        let error = #expect(throws: WitnessError.self) { try bench.ledger() }
        #expect("\(String(describing: error))".contains("low order"))
    }
}
