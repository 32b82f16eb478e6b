// The log's configuration changed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The log's configuration names what it has no word for, or nothing at all in the place of what
/// was named before: refused, or on record before anything else.
///
/// No request can change it.
struct Attack34: AttackRow {
    func run() throws {
        let home = try TestHome()
        try home.found()
        let file = URL(fileURLWithPath: home.path + "/audit.conf")
        let before = try home.status().entries
        for line in ["level none", "log-path /tmp/elsewhere", "audit off", "quorum none"] {
            try Data("\(line)\n".utf8).write(to: file)
            let refused = try home.exeat("principal", "add", "cora", "--role", "contributor")
            #expect(refused.status != 0, "\(refused.everything)")
            #expect(refused.messages.contains("line 1"), "\(refused.everything)")
        }
        try FileManager.default.removeItem(at: file)
        #expect(try home.status().entries == before)

        // What is allowed is on record before the command that found it is.
        try Data("space-reserve 33554432\n".utf8).write(to: file)
        try home.must("principal", "add", "cora", "--role", "contributor")
        let changed = try #require(try home.entries("config.changed").last)
        let added = try #require(try home.entries("principal.added").last)
        #expect(changed.index < added.index)
        try FileManager.default.removeItem(at: file)
        try home.must("status")
        #expect(try home.entries("config.changed").count == 2)
        try Data("space-reserve 33554432\n".utf8).write(
            to: home.scratch.file("elsewhere.conf"))
        _ = try home.exeat(
            "status",
            environment: ["EXEAT_AUDIT_CONF": home.scratch.path("elsewhere.conf")])
        #expect(try home.entries("config.changed").count >= 3)

        // A log whose anchor is elsewhere than it was does not go on.
        let moved = try home.exeat(
            "status", environment: ["EXEAT_ANCHOR": home.scratch.path("anchor")])
        #expect(moved.status == 6, "\(moved.everything)")
        #expect(try home.exeat("audit", "verify").status == 0)
    }
}
