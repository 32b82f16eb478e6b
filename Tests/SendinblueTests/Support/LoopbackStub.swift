// A server of one thread that answers from a script.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Synchronization

/// A server of one thread on a port of the system's choice, which answers from a script.
///
/// Connections beyond the script are closed at once and recorded with their request, so that
/// whatever is sent twice is seen.
final class LoopbackStub: Sendable {
    /// The port.
    let port: UInt16
    private let listener: Int32
    private let wake: (read: Int32, write: Int32)
    private let received = Mutex<[ReceivedRequest]>([])

    struct Failure: Error {}

    init(_ script: [ScriptedAnswer]) throws {
        let listener = socket(
            AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(listener, address, size) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        var ends: [Int32] = [0, 0]
        guard isBound, unsafe pipe(&ends) == 0 else { throw Failure() }
        self.listener = listener
        wake = (ends[0], ends[1])
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [self] in serve(script) }
    }

    /// Ends the thread; what it still holds open is closed.
    func stop() { unsafe _ = write(wake.write, [0], 1) }

    /// All requests so far.
    var requests: [ReceivedRequest] { received.withLock { $0 } }

    private func serve(_ script: [ScriptedAnswer]) {
        var rest = script[...]
        while isReadable(listener) {
            let peer = accept(listener, nil, nil)
            guard peer >= 0 else { continue }
            perform(rest.popFirst() ?? .nothing, peer)
            close(peer)
        }
        close(listener)
        close(wake.read)
        close(wake.write)
    }

    /// Waits; false once the stub was stopped.
    private func isReadable(_ descriptor: Int32) -> Bool {
        var waiting = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake.read, events: Int16(POLLIN), revents: 0),
        ]
        while unsafe poll(&waiting, 2, -1) < 0 {}
        return waiting[1].revents == 0
    }

    private func perform(_ answer: ScriptedAnswer, _ peer: Int32) {
        guard let request = read(peer) else { return }
        received.withLock { $0.append(request) }
        switch answer {
        case .bytes(let bytes): send(bytes, peer)
        case .silence(let bytes):
            send(bytes, peer)
            _ = isReadable(peer)
        case .reset:
            var linger = linger(l_onoff: 1, l_linger: 0)
            unsafe _ = setsockopt(
                peer, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
        case .nothing: break
        }
    }

    private func send(_ bytes: [UInt8], _ peer: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(peer, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// One request; nil if the peer closes before its end.
    private func read(_ peer: Int32) -> ReceivedRequest? {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65536)
        while true {
            if let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) {
                let head = String(decoding: bytes[..<end.upperBound], as: UTF8.self)
                let length = head.split(separator: "\r\n")
                    .first { $0.lowercased().hasPrefix("content-length: ") }
                    .flatMap { Int($0.dropFirst("content-length: ".count)) }
                let body = bytes[end.upperBound...]
                if body.count >= length ?? 0 {
                    return ReceivedRequest(head: head, body: Array(body))
                }
            }
            guard isReadable(peer) else { return nil }
            let count = unsafe recv(peer, &piece, piece.count, 0)
            guard count > 0 else { return nil }
            bytes += piece[..<count]
        }
    }
}
