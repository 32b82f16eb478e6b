// Ending on request.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Glibc

/// Ending on request: SIGINT and SIGTERM call a closure instead of ending the process.
final class StopRequest: Sendable {
    private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

    init(_ stop: @escaping @Sendable () -> Void) {
        unsafe sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler(handler: stop)
            source.resume()
            return source
        }
    }

    deinit { for source in unsafe sources { source.cancel() } }
}
