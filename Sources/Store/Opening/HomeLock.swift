// The lock that one gateway holds on its home.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The lock that one gateway holds on its home for as long as it lives.
///
/// An exclusive `flock` on a file that stays where it is; the kernel releases it when the holder
/// ends, however it ends. The file says who holds it: process and time, in one line.
public struct HomeLock: ~Copyable, Sendable {
    /// The lock file.
    public let path: String
    private let descriptor: Int32

    /// Takes the lock, making the file if need be.
    ///
    /// - Throws: `StoreError.busy` with what the holder wrote when somebody has it, in this process
    ///   or another; `.unfit` for something that is no plain file; `.failed` when the system does.
    public init(path: String) throws(StoreError) {
        let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        let descriptor = unsafe Glibc.open(path, flags, 0o600)
        guard descriptor >= 0 else { throw .failed(path: path, cause: Self.cause(errno)) }
        do { try Self.take(descriptor, path: path) } catch {
            Glibc.close(descriptor)
            throw error
        }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { Glibc.close(descriptor) }

    private static func take(_ descriptor: Int32, path: String) throws(StoreError) {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            guard errno == EWOULDBLOCK else { throw .failed(path: path, cause: cause(errno)) }
            let words = read(descriptor).split(separator: " ")
            guard words.count == 2 else {
                throw .busy(path, owner: "unknown", since: "an unknown time")
            }
            throw .busy(path, owner: String(words[0]), since: String(words[1]))
        }
        // Somebody may have removed the file between opening and locking; then another gateway
        // would lock a new file of that name beside us.
        guard let locked = FileIdentity(descriptor: descriptor), locked.isRegular,
            FileIdentity(path: path) == locked
        else { throw .unfit(path: path, problem: "it is not the file that was locked") }
        let now = Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)).wholeSecond
        let line = Array("\(getpid()) \(now)\n".utf8)
        let count = unsafe line.withUnsafeBytes {
            unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0)
        }
        guard count == line.count, ftruncate(descriptor, off_t(count)) == 0 else {
            throw .failed(path: path, cause: cause(errno))
        }
    }

    private static func read(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe pread(descriptor, $0.baseAddress, $0.count, 0)
        }
        guard let end = bytes.prefix(max(0, count)).firstIndex(of: 0x0A) else { return "" }
        return String(decoding: bytes[..<end], as: UTF8.self)
    }

    private static func cause(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}
