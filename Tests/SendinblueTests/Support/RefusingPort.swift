// A port that refuses.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A port that is taken but not listened on, so that every connection to it is refused.
struct RefusingPort: ~Copyable {
    let number: UInt16
    private let descriptor: Int32

    init() {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        unsafe withUnsafeMutablePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = unsafe bind(descriptor, address, size)
                _ = unsafe getsockname(descriptor, address, &size)
            }
        }
        self.descriptor = descriptor
        number = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(descriptor) }
}
