// Who is at the other end, as the kernel attests it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Who is at the other end of a Unix socket, as the kernel attests it.
///
/// Nothing the peer says counts.
public struct PeerIdentity: Hashable, Sendable {
    /// The operating-system account that connected.
    public let account: UInt32
    /// The process that connected; 0 where it lives in a namespace that cannot be seen from here.
    public let process: Int32

    /// Joins the two.
    public init(account: UInt32, process: Int32) {
        self.account = account
        self.process = process
    }

    /// Asks the kernel; nil when it attests nobody.
    init?(attestedBy descriptor: OpenDescriptor) {
        // `struct ucred` of unix(7), which the C library's module leaves out: process, account,
        // group, each of 32 bits.
        var words: [UInt32] = [0, 0, 0]
        let size = MemoryLayout<UInt32>.stride * words.count
        var count = socklen_t(size)
        let result = unsafe getsockopt(
            descriptor.number, SOL_SOCKET, SO_PEERCRED, &words, &count)
        guard result == 0, Int(count) == size, words[1] != .max else { return nil }
        self.init(account: words[1], process: Int32(bitPattern: words[0]))
    }
}
