// An open descriptor with one owner.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization

/// An open descriptor with one owner, closed once: when told to, or when the owner goes.
final class OpenDescriptor: Sendable {
    private let open: Atomic<Int32>

    /// Takes over an open descriptor, which no program that is started inherits.
    init(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        open = Atomic(descriptor)
    }

    /// The descriptor; -1 once it is closed, which every call refuses.
    var number: Int32 { open.load(ordering: .acquiring) }

    /// Makes reading and writing return instead of waiting; those who use it poll.
    func refuseToWait() { _ = fcntl(number, F_SETFL, O_NONBLOCK) }

    func close() {
        let descriptor = open.exchange(-1, ordering: .acquiringAndReleasing)
        if descriptor >= 0 { _ = Glibc.close(descriptor) }
    }

    deinit { close() }
}
