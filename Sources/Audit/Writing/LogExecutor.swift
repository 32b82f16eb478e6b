// The thread on which the log is written.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Dispatch

/// Runs the log's actor on a queue of its own, so that a sync to disk blocks nobody else.
final class LogExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "exeat.audit")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
