// Files replaced under a running gateway.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing

/// The database or its write-ahead log is unlinked, renamed, or replaced by a copy, a link or a
/// pipe while a run is under way: the batch that is on its way is the last one.
struct Attack15: AttackRow {
    private enum Damage: CaseIterable {
        case unlinked, renamed, copied, link, pipe

        func strike(_ path: String) throws {
            let manager = FileManager.default
            let aside = path + ".aside"
            try manager.moveItem(atPath: path, toPath: aside)
            switch self {
            case .unlinked: try manager.removeItem(atPath: aside)
            case .renamed: break
            case .copied: try manager.copyItem(atPath: aside, toPath: path)
            case .link:
                try manager.createSymbolicLink(atPath: path, withDestinationPath: aside)
            case .pipe: #expect(unsafe mkfifo(path, 0o600) == 0)
            }
        }
    }

    func run() throws {
        for name in ["exeat.db", "exeat.db-wal"] {
            for damage in Damage.allCases { try run(damage, of: name) }
        }
    }

    private func run(_ damage: Damage, of name: String) throws {
        let double = try SandboxProcess(["--fault", "import:slow:1:2"])
        let home = try TestHome()
        try home.prepare(for: double, rows: 40, batch: 10)
        let scratch = try Scratch()
        let process = try Program.start(
            Programs.path("exeat"), ["export", "run", "newsletter"],
            environment: ["EXEAT_HOME": home.path], scratch: scratch)
        while try double.imports() == 0 {
            try #require(process.isRunning)
            usleep(20_000)
        }
        try damage.strike(home.path + "/" + name)
        process.waitUntilExit()
        let finished = try Program.finished(process, scratch: scratch)
        let what = "\(name), \(damage): \(finished.everything)"
        #expect(finished.status == 7, "\(what)")
        #expect(finished.messages.contains("\(name)` is not the file that was opened"), "\(what)")
        #expect(try double.imports() == 1, "\(what)")
    }
}
