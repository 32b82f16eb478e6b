// A thread for those who wait on a socket.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Dispatch

/// Runs one actor on a queue of its own, so that waiting on a socket keeps nobody else waiting.
final class SocketExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "exeat.socket")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
