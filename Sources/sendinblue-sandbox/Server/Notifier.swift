// Tells the end of a job.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOPosix

/// Tells the end of a job as the API does: a POST without body, so without the job's number.
enum Notifier {
    /// Calls once; nobody is told whether it was heard.
    static func call(_ address: NotifyAddress) async {
        let request = """
            POST \(address.target) HTTP/1.1\r
            host: 127.0.0.1:\(address.port)\r
            content-length: 0\r
            connection: close\r
            \r

            """
        do {
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(.seconds(2))
                .connect(host: "127.0.0.1", port: address.port).get()
            // Who listens may never answer; the call must not outlive its use.
            channel.eventLoop.scheduleTask(in: .seconds(5)) {
                channel.close(mode: .all, promise: nil)
            }
            try await channel.writeAndFlush(channel.allocator.buffer(string: request)).get()
            try await channel.closeFuture.get()
        } catch {
            return
        }
    }
}
