// By which port a request came in.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import NIOCore

/// By which port a request came in: the socket's own word, not the request's.
struct ConnectionContext: InitializableFromSource, Sendable {
    /// Nil when the socket has none, and then no host is right.
    let port: UInt16?

    init(source: ApplicationRequestContextSource) {
        port = source.channel.localAddress?.port.flatMap { UInt16(exactly: $0) }
    }
}
