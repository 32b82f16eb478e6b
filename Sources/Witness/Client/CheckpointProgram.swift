// The program that receives checkpoints.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
public import Gateway
import Glibc

/// The program that receives checkpoints on its standard input.
///
/// It is started without a shell and without arguments, with nothing of this process's environment;
/// what it prints is thrown away. It leads a group of processes of its own, so that what it starts
/// ends with it when its time is over.
public struct CheckpointProgram: CheckpointHanding {
    private let patience: Double

    private static let environment = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8"]

    /// Takes the seconds after which it is killed, with what it started.
    public init(patience: Double = 30) { self.patience = patience }

    /// Starts it with the note, and says why it did not succeed; nil when it did.
    public func hand(_ note: [UInt8], to program: String) async -> String? {
        await withCheckedContinuation { waiting in
            DispatchQueue(label: "exeat.checkpoint-program").async {
                waiting.resume(returning: self.run(program, on: note))
            }
        }
    }

    private func run(_ program: String, on note: [UInt8]) -> String? {
        var ends: [Int32] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { return "there is no pipe for it" }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var process: pid_t = 0
        let code = Self.start(program, reading: ends[0], &process)
        // A note is far smaller than a pipe, so nothing waits here; and as long as this end reads
        // too, a program that ended already raises no signal here.
        let written = unsafe note.withUnsafeBytes {
            unsafe write(ends[1], $0.baseAddress, $0.count)
        }
        for end in ends { close(end) }
        guard code == 0 else {
            return "it cannot be started: \(unsafe String(cString: strerror(code)))"
        }
        let clock = ContinuousClock()
        let end = clock.now + .seconds(patience)
        var status: Int32 = 0
        while unsafe waitpid(process, &status, WNOHANG) == 0 {
            guard clock.now < end else {
                kill(-process, SIGKILL)
                _ = unsafe waitpid(process, &status, 0)
                return "it did not end within \(Int(patience)) s"
            }
            usleep(10_000)
        }
        return written == note.count ? Self.problem(status) : "it did not get the whole note"
    }

    /// - Returns: 0, or the system's number for what went wrong.
    private static func start(
        _ program: String, reading input: Int32, _ process: inout pid_t
    ) -> Int32 {
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        guard unsafe posix_spawn_file_actions_init(&actions) == 0 else { return ENOMEM }
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        guard unsafe posix_spawnattr_init(&attributes) == 0 else { return ENOMEM }
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        unsafe sigfillset(&signals)
        // A worker thread holds signals back, and what it starts would do so for ever.
        var heldBack = sigset_t()
        unsafe sigemptyset(&heldBack)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        guard unsafe posix_spawn_file_actions_adddup2(&actions, input, 0) == 0,
            unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0) == 0,
            unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) == 0,
            unsafe posix_spawnattr_setflags(&attributes, Int16(flags)) == 0,
            unsafe posix_spawnattr_setpgroup(&attributes, 0) == 0,
            unsafe posix_spawnattr_setsigdefault(&attributes, &signals) == 0,
            unsafe posix_spawnattr_setsigmask(&attributes, &heldBack) == 0
        else { return ENOMEM }
        var words = unsafe [strdup(program), nil]
        var variables = unsafe environment.map { unsafe strdup($0) } + [nil]
        defer { unsafe (words + variables).forEach { unsafe free($0) } }
        return unsafe posix_spawn(&process, program, &actions, &attributes, &words, &variables)
    }

    private static func problem(_ status: Int32) -> String? {
        guard status & 0x7F == 0 else { return "it was ended by signal \(status & 0x7F)" }
        let code = status >> 8 & 0xFF
        return code == 0 ? nil : "it ended with status \(code)"
    }
}
