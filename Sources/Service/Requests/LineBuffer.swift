// Bytes as they arrive, lines as they are read.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Bytes as they arrive, lines as they are read; it holds one line and what came with its end.
struct LineBuffer {
    private let limit: Int
    private var bytes: [UInt8] = []

    init(limit: Int) { self.limit = limit }

    var isEmpty: Bool { bytes.isEmpty }

    /// Whether the line that has not ended yet is already longer than the limit.
    var isTooLong: Bool { (bytes.firstIndex(of: 0x0A) ?? bytes.count) > limit }

    mutating func append(_ arrived: [UInt8]) { bytes += arrived }

    /// The next whole line without its end; nil until it has arrived.
    mutating func takeLine() -> [UInt8]? {
        guard let end = bytes.firstIndex(of: 0x0A) else { return nil }
        let line = Array(bytes[..<end])
        bytes.removeFirst(end + 1)
        return line
    }
}
