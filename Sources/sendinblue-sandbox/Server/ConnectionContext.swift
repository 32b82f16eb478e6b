// One connection, which can be closed without an answer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes

/// One connection, which a fault can close without an answer.
struct ConnectionContext: InitializableFromSource, Sendable {
    private let channel: any Channel

    init(source: ApplicationRequestContextSource) { channel = source.channel }

    /// Answers `100 Continue`, without which a client with a large body waits a second.
    func proceed() {
        channel.writeAndFlush(
            HTTPResponsePart.head(HTTPResponse(status: .continue)), promise: nil)
    }

    /// Closes both ways at once; what is written afterwards goes nowhere.
    func close() { channel.close(mode: .all, promise: nil) }
}
