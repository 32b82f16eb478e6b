// A peer on a Unix socket.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

@testable import Service

/// A peer on a Unix socket, on a thread of its own because it waits.
actor SocketClient {
    struct NotConnected: Error {}

    private let executor = SocketExecutor()
    private let descriptor: OpenDescriptor
    private var arrived = LineBuffer(limit: .max)

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    init(_ path: String) throws {
        descriptor = OpenDescriptor(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
        let address = try UnixAddress(path)
        guard address.connect(descriptor) else { throw NotConnected() }
        // A door that never answers fails the test instead of stopping it.
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        _ = unsafe setsockopt(
            descriptor.number, SOL_SOCKET, SO_RCVTIMEO, &patience,
            socklen_t(MemoryLayout<timeval>.size))
    }

    /// Sends text as it is.
    func send(_ text: String) {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let taken = unsafe bytes[sent...].withUnsafeBytes {
                unsafe Glibc.send(
                    descriptor.number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard taken > 0 else { return }
            sent += taken
        }
    }

    /// The next line; nil when the door has closed the connection.
    func nextLine() -> String? {
        while true {
            if let line = arrived.takeLine() { return String(decoding: line, as: UTF8.self) }
            var buffer = [UInt8](repeating: 0, count: 4096)
            let taken = unsafe recv(descriptor.number, &buffer, buffer.count, 0)
            guard taken > 0 else { return nil }
            arrived.append(Array(buffer[..<taken]))
        }
    }

    /// Sends a line and gives back the object that is answered.
    func ask(_ line: String) -> Answer? {
        send(line + "\n")
        return nextAnswer()
    }

    func nextAnswer() -> Answer? {
        guard let line = nextLine() else { return nil }
        return try? Answer(line)
    }

    /// Says that no more will be sent.
    func endSending() { shutdown(descriptor.number, Int32(SHUT_WR)) }

    func close() { descriptor.close() }
}
