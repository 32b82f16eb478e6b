// The address of a Unix socket.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The address of a Unix socket: a path of at most 107 bytes.
struct UnixAddress {
    private var address = sockaddr_un()

    init(_ path: String) throws(DoorError) {
        let bytes = Array(path.utf8)
        guard !bytes.isEmpty, !bytes.contains(0),
            bytes.count < MemoryLayout.size(ofValue: address.sun_path)
        else { throw .path(path) }
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
    }

    /// Whether it worked; else `errno` tells why not.
    func bind(_ descriptor: OpenDescriptor) -> Bool {
        unsafe withAddress { unsafe Glibc.bind(descriptor.number, $0, $1) == 0 }
    }

    /// Whether it worked; else `errno` tells why not.
    func connect(_ descriptor: OpenDescriptor) -> Bool {
        unsafe withAddress { unsafe Glibc.connect(descriptor.number, $0, $1) == 0 }
    }

    private func withAddress(
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool
    ) -> Bool {
        unsafe withUnsafePointer(to: address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
