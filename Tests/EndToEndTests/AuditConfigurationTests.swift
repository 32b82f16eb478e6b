// The host's configuration of the log, as the program reads it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct AuditConfigurationTests {
    private let home: TestHome

    init() throws {
        home = try TestHome()
        try home.found()
    }

    private var file: String { home.path + "/audit.conf" }

    private func configure(_ text: String, at path: String? = nil, mode: Int = 0o600) throws {
        let path = path ?? file
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    private func changes() throws -> Int {
        try home.entries("config").filter { $0.type == "config.changed" }.count
    }

    @Test func `a configuration is recorded once for each change`() throws {
        try configure("space-reserve 2097152\n")
        try home.must("status")
        try home.must("status")
        #expect(try changes() == 1)
        try FileManager.default.removeItem(atPath: file)
        #expect(try changes() == 2)
        try home.must("audit", "verify")
    }

    @Test func `a configuration that says anything unknown stops everything`() throws {
        try configure("space-reserve 2097152\nlevel none\n")
        try home.exeat("status").expect(7, "line 2: `level` is no keyword", "nothing was recorded")
    }

    @Test(arguments: [0o620, 0o602])
    func `a configuration that others may change stops everything`(mode: Int) throws {
        try configure("# nothing\n", mode: mode)
        try home.exeat("status").expect(7, "others may change")
    }

    @Test func `a configuration that was named has to be there`() throws {
        let elsewhere = home.scratch.path("elsewhere.conf")
        let environment = ["EXEAT_AUDIT_CONF": elsewhere]
        try home.exeat("status", environment: environment).expect(7, "cannot be opened")
        try configure("space-reserve 2097152\n", at: elsewhere)
        try home.exeat("status", environment: environment).expect(0)
    }

    @Test func `a reserve that is not there stops every append`() throws {
        try configure("space-reserve 9000000000000000000\n")
        try home.exeat("status").expect(7, "no space is left", "nothing was sent")
        try FileManager.default.removeItem(atPath: file)
        try home.must("audit", "verify")
    }
}
