// The program that receives checkpoints.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import Gateway
import Glibc
import Synchronization

/// The program that receives checkpoints on its standard input.
///
/// It is started without a shell and without arguments, with nothing of this process's environment,
/// and what it prints is thrown away; it may run for a fixed time.
struct CheckpointProgram: CheckpointHanding {
    /// Seconds until it is killed.
    var patience = 30.0

    func hand(_ note: [UInt8], to program: String) async -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
        process.currentDirectoryURL = URL(fileURLWithPath: "/")
        let input = Pipe()
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let isLate = Mutex(false)
        let problem = await withCheckedContinuation {
            (waiting: CheckedContinuation<String?, Never>) in
            process.terminationHandler = { ended in
                waiting.resume(returning: Self.problem(of: ended))
            }
            do { try process.run() } catch {
                process.terminationHandler = nil
                return waiting.resume(returning: "it cannot be started")
            }
            DispatchQueue.global().asyncAfter(deadline: .now() + patience) {
                guard process.isRunning else { return }
                isLate.withLock { $0 = true }
                kill(process.processIdentifier, SIGKILL)
            }
            // A note is far smaller than a pipe, so nothing waits here; a program that reads none
            // of it says by its status whether that is well.
            try? input.fileHandleForWriting.write(contentsOf: Data(note))
            try? input.fileHandleForWriting.close()
        }
        return isLate.withLock { $0 } ? "it did not end within \(Int(patience)) s" : problem
    }

    private static func problem(of process: Process) -> String? {
        if process.terminationReason == .uncaughtSignal {
            return "it was ended by signal \(process.terminationStatus)"
        }
        return process.terminationStatus == 0
            ? nil : "it ended with status \(process.terminationStatus)"
    }
}
