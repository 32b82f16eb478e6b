// A home that was put back as a whole.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct RollbackTests {
    private func copy(_ source: String, to target: String) throws {
        try? FileManager.default.removeItem(atPath: target)
        try FileManager.default.copyItem(atPath: source, toPath: target)
    }

    @Test func `a home put back with its anchor is told by a checkpoint that was kept elsewhere`()
        throws
    {
        let home = try TestHome()
        try home.must("init", "--origin", "exeat.company.example/test", "--administrator", "ada")
        let earlier = home.scratch.path("earlier")
        try copy(home.path, to: earlier)
        try home.must("principal", "add", "cora", "--role", "contributor")
        let kept = home.scratch.path("kept.checkpoint")
        let checkpoint = try home.exeat("audit", "checkpoint")
        try Data(checkpoint.output.utf8).write(to: URL(fileURLWithPath: kept))
        #expect(try home.exeat("audit", "verify", "--since", kept).status == 0)

        try copy(earlier, to: home.path)
        // By itself the older state is in order: nothing in it knows what came after.
        #expect(try home.exeat("audit", "verify").status == 0)
        let found = try home.exeat("audit", "verify", "--since", kept)
        #expect(found.status == 6, "\(found.everything)")
        #expect(found.messages.contains("ROLLBACK"))
    }

    @Test func `a home that went another way since is a fork`() throws {
        let home = try TestHome()
        try home.must("init", "--origin", "exeat.company.example/test", "--administrator", "ada")
        let earlier = home.scratch.path("earlier")
        try copy(home.path, to: earlier)
        try home.must("principal", "add", "cora", "--role", "contributor")
        let kept = home.scratch.path("kept.checkpoint")
        let checkpoint = try home.exeat("audit", "checkpoint")
        try Data(checkpoint.output.utf8).write(to: URL(fileURLWithPath: kept))

        try copy(earlier, to: home.path)
        try home.must("principal", "add", "mallory", "--role", "contributor")
        let found = try home.exeat("audit", "verify", "--since", kept)
        #expect(found.status == 6, "\(found.everything)")
        #expect(found.messages.contains("FORK"))
    }
}
