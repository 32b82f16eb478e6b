// OpenSSL's command-line tool.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// OpenSSL's command-line tool, as a child of this process.
struct OpenSSLTool {
    /// The child.
    let process: pid_t
    /// What it prints.
    let output: Int32

    struct Failure: Error {}

    static let path = "/usr/bin/openssl"
    static let isAvailable = unsafe access(path, X_OK) == 0

    /// Starts it; it reads nothing, and only its regular output is kept.
    init(_ arguments: [String]) throws {
        var ends: [Int32] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { throw Failure() }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[1]) }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var words = unsafe ([Self.path] + arguments).map { unsafe strdup($0) } + [nil]
        defer { unsafe words.forEach { unsafe free($0) } }
        var process: pid_t = 0
        guard unsafe posix_spawn(&process, Self.path, &actions, nil, &words, environ) == 0 else {
            close(ends[0])
            throw Failure()
        }
        self.process = process
        output = ends[0]
    }

    /// Runs it to its end.
    static func run(_ arguments: [String]) throws {
        let tool = try OpenSSLTool(arguments)
        guard tool.wait() == 0 else { throw Failure() }
    }

    /// Reads what it prints until `end` has come.
    func read(until end: (String) -> Bool) throws -> String {
        var text = ""
        var piece = [UInt8](repeating: 0, count: 4096)
        while !end(text) {
            let count = unsafe Glibc.read(output, &piece, piece.count)
            guard count > 0 else { throw Failure() }
            text += String(decoding: piece[..<count], as: UTF8.self)
        }
        return text
    }

    /// Ends it, by the one signal that a child of a worker thread has not inherited as blocked.
    func stop() {
        kill(process, SIGKILL)
        _ = wait()
    }

    private func wait() -> Int32 {
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        close(output)
        return status
    }
}
