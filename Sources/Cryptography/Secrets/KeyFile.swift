// What a key file must be.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What a key file must be, checked on the open file and not on its name.
enum KeyFile {
    /// The whole file, whose length must be one of `counts`.
    static func read(_ path: String, counts: [Int]) throws(CryptographyError) -> SecretBytes {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure(path, "it cannot be opened", errno) }
        defer { close(descriptor) }
        let count = try check(descriptor, path: path)
        guard counts.contains(count) else {
            let wanted = counts.map { "\($0)" }.joined(separator: " or ")
            throw .keyFile(path: path, problem: "it has \(count) bytes where \(wanted) belong")
        }
        return try read(descriptor, path: path, count: count)
    }

    /// A passphrase: the file's one line, without its end.
    static func readLine(_ path: String, limit: Int) throws(CryptographyError) -> SecretBytes {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure(path, "it cannot be opened", errno) }
        defer { close(descriptor) }
        let count = try check(descriptor, path: path)
        guard count <= limit else {
            throw .keyFile(path: path, problem: "it has more than \(limit) bytes")
        }
        let content = try read(descriptor, path: path, count: count)
        guard let line = content.line() else {
            throw .keyFile(path: path, problem: "it is empty or has more than one line")
        }
        return line
    }

    private static func read(
        _ descriptor: Int32, path: String, count: Int
    ) throws(CryptographyError) -> SecretBytes {
        let secret = SecretBytes(zeros: count)
        try unsafe secret.withAddress { (start) throws(CryptographyError) in
            var filled = 0
            while filled < count {
                let taken = unsafe Glibc.read(descriptor, start + filled, count - filled)
                if taken < 0, errno == EINTR { continue }
                guard taken > 0 else { throw failure(path, "it cannot be read", errno) }
                filled += taken
            }
        }
        return secret
    }

    /// Refuses what others may touch.
    ///
    /// - Returns: How many bytes it has.
    private static func check(
        _ descriptor: Int32, path: String
    ) throws(CryptographyError) -> Int {
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else {
            throw failure(path, "it cannot be examined", errno)
        }
        guard facts.st_mode & S_IFMT == S_IFREG else {
            throw .keyFile(path: path, problem: "it is not a regular file")
        }
        guard facts.st_mode & 0o077 == 0 else {
            throw .keyFile(
                path: path, problem: "others may read or change it; set its mode to 0600")
        }
        return Int(facts.st_size)
    }

    /// Gives a file the name of another, durably.
    static func move(_ path: String, to target: String) throws(CryptographyError) {
        guard unsafe rename(path, target) == 0 else {
            throw failure(target, "it cannot be put in place", errno)
        }
        try syncFolder(of: target)
    }

    static func syncFolder(of path: String) throws(CryptographyError) {
        let folder: String
        switch path.lastIndex(of: "/") {
        case nil: folder = "."
        case path.startIndex: folder = "/"
        case let slash?: folder = String(path[..<slash])
        }
        let descriptor = unsafe open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard descriptor >= 0 else { throw failure(path, "its folder cannot be opened", errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw failure(path, "its folder cannot be synced to disk", errno)
        }
    }

    static func failure(_ path: String, _ problem: String, _ code: Int32) -> CryptographyError {
        let cause = unsafe String(cString: strerror(code))
        return .keyFile(path: path, problem: "\(problem) (\(cause))")
    }
}
