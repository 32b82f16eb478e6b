// Lets peers in, one after the other.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Lets peers in, one after the other, on a thread of its own.
actor PeerAcceptor {
    private let executor = SocketExecutor()
    private let listening: ListeningSocket
    private let stop: StopSignal

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    init(_ listening: ListeningSocket, stop: StopSignal) {
        self.listening = listening
        self.stop = stop
    }

    /// The next peer whose account the kernel attests; nil when the door is being shut.
    func next() -> (socket: PeerSocket, identity: PeerIdentity)? {
        while stop.wait(for: POLLIN, on: listening.descriptor.number, until: nil) == .ready {
            let number = accept(listening.descriptor.number, nil, nil)
            guard number >= 0 else {
                guard isPassing(errno) else { return nil }
                continue
            }
            let descriptor = OpenDescriptor(number)
            guard let identity = PeerIdentity(attestedBy: descriptor) else { continue }
            return (PeerSocket(descriptor, stop: stop), identity)
        }
        return nil
    }

    /// Whether the next attempt may go better: the peer is gone, or others must give back
    /// descriptors first, which is given a moment.
    private func isPassing(_ error: Int32) -> Bool {
        switch error {
        case EINTR, EAGAIN, ECONNABORTED: return true
        case EMFILE, ENFILE, ENOBUFS, ENOMEM:
            return stop.wait(for: 0, on: -1, until: .now + .milliseconds(100)) == .late
        default: return false
        }
    }
}
