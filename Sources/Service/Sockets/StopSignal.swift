// The signal that ends all waiting.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The signal that ends all waiting: a pipe that becomes readable, and stays so, when it is given.
///
/// Everybody polls it beside their own descriptor and nobody reads it, so one byte wakes all.
final class StopSignal: Sendable {
    private let reading: OpenDescriptor
    private let writing: OpenDescriptor

    init() throws(DoorError) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else {
            throw .failed("opening a pipe", cause: SystemCause.text())
        }
        reading = OpenDescriptor(ends[0])
        writing = OpenDescriptor(ends[1])
        writing.refuseToWait()
    }

    /// Gives the signal; giving it again changes nothing.
    func give() {
        var byte: UInt8 = 1
        _ = unsafe write(writing.number, &byte, 1)
    }

    /// Waits until a descriptor is ready for `events`, the signal is given or the time is over.
    func wait(
        for events: Int32, on descriptor: Int32, until deadline: ContinuousClock.Instant?
    ) -> Readiness {
        while true {
            var polled = [
                pollfd(fd: reading.number, events: Int16(POLLIN), revents: 0),
                pollfd(fd: descriptor, events: Int16(events), revents: 0),
            ]
            let count = unsafe poll(&polled, 2, deadline.map(Self.milliseconds) ?? -1)
            if count < 0, errno == EINTR { continue }
            if count < 0 || polled[0].revents != 0 { return .stopped }
            if polled[1].revents != 0 { return .ready }
            if let deadline, ContinuousClock.now >= deadline { return .late }
        }
    }

    /// Rounded up, so that it never polls again and again within the last millisecond.
    private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
        let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
        return Int32(min(max(left.rounded(.up), 0), 86_400_000))
    }
}
