// A client on 127.0.0.1.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Glibc

/// A client on 127.0.0.1 that sends bytes as they are and reads until the server is done.
enum WebClient {
    /// The whole answer, empty when there is none; it waits on a thread of its own.
    static func exchange(_ request: String, port: UInt16) async -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "exeat.test.web").async {
                continuation.resume(returning: talk(request, port: port))
            }
        }
    }

    private static func talk(_ request: String, port: UInt16) -> String {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard number >= 0 else { return "" }
        defer { close(number) }
        // A server that never answers fails the test instead of stopping it.
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        _ = unsafe setsockopt(
            number, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        let isConnected = unsafe withUnsafePointer(to: address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(number, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { return "" }
        let bytes = Array(request.utf8)
        _ = unsafe bytes.withUnsafeBytes {
            unsafe send(number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        var answer: [UInt8] = []
        while true {
            var buffer = [UInt8](repeating: 0, count: 16_384)
            let taken = unsafe recv(number, &buffer, buffer.count, 0)
            guard taken > 0 else { return String(decoding: answer, as: UTF8.self) }
            answer += buffer[..<taken]
        }
    }
}
