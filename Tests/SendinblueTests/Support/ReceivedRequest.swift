// A request as it came in.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A request as it came in, byte for byte.
struct ReceivedRequest: Equatable, CustomStringConvertible {
    /// Everything up to and including the empty line.
    let head: String
    /// Everything after it.
    let body: [UInt8]

    /// `GET /v3/account`.
    var target: String {
        head.prefix { $0 != "\r\n" }.split(separator: " ").prefix(2).joined(separator: " ")
    }

    /// The header lines, sorted, without the one that names the port.
    var lines: [String] {
        head.split(separator: "\r\n").dropFirst().map(String.init)
            .filter { !$0.hasPrefix("Host: ") }.sorted()
    }

    var description: String { head + String(decoding: body, as: UTF8.self) }
}
