// An accepted socket that never waits longer than it is told.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// An accepted socket that never waits longer than it is told, and not at all once it is stopped.
final class PeerSocket: Sendable {
    /// What came of reading.
    enum Arrival: Equatable {
        case bytes([UInt8])
        /// The peer sends no more.
        case end
        /// Nothing came in time.
        case late
        /// The door is being shut.
        case stopped
    }

    private let descriptor: OpenDescriptor
    private let stop: StopSignal

    init(_ descriptor: OpenDescriptor, stop: StopSignal) {
        descriptor.refuseToWait()
        self.descriptor = descriptor
        self.stop = stop
    }

    func read(upTo count: Int, until deadline: ContinuousClock.Instant) -> Arrival {
        while true {
            switch stop.wait(for: POLLIN, on: descriptor.number, until: deadline) {
            case .stopped: return .stopped
            case .late: return .late
            case .ready: break
            }
            var taken = 0
            var problem: Int32 = 0
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
                taken = unsafe recv(descriptor.number, buffer.baseAddress, count, 0)
                problem = errno
                initialized = max(taken, 0)
            }
            if taken < 0, problem == EINTR || problem == EAGAIN { continue }
            return taken > 0 ? .bytes(bytes) : .end
        }
    }

    /// Writes all of it.
    ///
    /// What the socket takes without waiting is written even when the door is being shut.
    ///
    /// - Returns: Whether all of it was taken; else the peer is gone or does not read.
    func write(_ bytes: [UInt8], until deadline: ContinuousClock.Instant) -> Bool {
        var written = 0
        while written < bytes.count {
            let taken = unsafe bytes[written...].withUnsafeBytes {
                // Without the flag, writing to a peer that is gone would end the process.
                unsafe send(descriptor.number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if taken > 0 {
                written += taken
            } else if taken < 0, errno == EINTR {
                continue
            } else if taken < 0, errno == EAGAIN {
                guard stop.wait(for: POLLOUT, on: descriptor.number, until: deadline) == .ready
                else { return false }
            } else {
                return false
            }
        }
        return true
    }

    func close() { descriptor.close() }
}
