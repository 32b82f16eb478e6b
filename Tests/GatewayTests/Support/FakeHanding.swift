// A program in memory.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Gateway
import Synchronization

/// A program in memory that keeps what it is handed, and tells what it is told.
final class FakeHanding: CheckpointHanding, ProgressMeter {
    private let notes = Mutex<[[UInt8]]>([])
    private let notices = Mutex<[String]>([])
    private let problem: String?

    init(problem: String? = nil) { self.problem = problem }

    /// What it was handed.
    var handed: [[UInt8]] { notes.withLock { $0 } }
    /// What the gateway told beside its answer.
    var told: [String] { notices.withLock { $0 } }

    func hand(_ note: [UInt8], to program: String) async -> String? {
        notes.withLock { $0.append(note) }
        return problem
    }

    func report(_ stage: String, done: UInt64, total: UInt64) {}

    func tell(_ notice: String) { notices.withLock { $0.append(notice) } }
}
