// The door of `exeat serve`: a Unix socket.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Gateway
import Synchronization

/// The door of `exeat serve`: a Unix socket where enrolled accounts ask what they may read.
///
/// One JSON object a line goes in, one comes out:
///
///     {"request":"status.read"}
///     {"request":"transfer.show","transfer":"01K4…"}
///     {"ok":{…}}
///     {"error":{"entry":17,"kind":"not_permitted","message":"…","reason":"actor.unknown"}}
///
/// Who asks is what the kernel attests of the peer, and nothing that the peer says.
public final class SocketDoor: Sendable {
    private let listening: ListeningSocket
    private let stopSignal: StopSignal
    private let limits: SocketLimits
    private let channel: @Sendable (PeerIdentity) -> any InquiryChannel
    private let isServing = Atomic(false)

    /// Opens the socket; peers wait until `serve` is called.
    ///
    /// The folder is made when it is missing. A socket at the path that nobody answers is replaced.
    ///
    /// - Parameters:
    ///   - path: Where the socket is, at most 107 bytes.
    ///   - reach: Which accounts may connect.
    ///   - limits: How much a peer may take up.
    ///   - channel: What a peer's questions go through; it knows the peer from its identity alone.
    /// - Throws: `DoorError`; then nothing at the path was changed, save for a dead socket.
    public init(
        path: String, reach: SocketReach = .ownAccount, limits: SocketLimits = SocketLimits(),
        channel: @escaping @Sendable (PeerIdentity) -> any InquiryChannel
    ) throws(DoorError) {
        stopSignal = try StopSignal()
        try SocketFolder.prepare(Self.folder(of: path), for: reach)
        listening = try ListeningSocket(path: path, reach: reach)
        self.limits = limits
        self.channel = channel
    }

    /// Lets peers in until `stop` is called or the task is cancelled.
    ///
    /// Returns when the last peer's connection is closed and the socket is gone from its path. An
    /// answer that is being worked out at that moment is still written.
    ///
    /// - Precondition: It is called once.
    public func serve() async {
        precondition(
            !isServing.exchange(true, ordering: .acquiringAndReleasing), "a door serves once")
        let acceptor = PeerAcceptor(listening, stop: stopSignal)
        let seats = Seats(limits)
        await withTaskCancellationHandler {
            await withDiscardingTaskGroup { group in
                while let (socket, identity) = await acceptor.next() {
                    guard seats.take(for: identity.account) else {
                        turnAway(socket)
                        continue
                    }
                    let connection = SocketConnection(
                        socket, channel: channel(identity), limits: limits)
                    group.addTask {
                        await connection.serve()
                        seats.leave(identity.account)
                    }
                }
            }
        } onCancel: {
            stop()
        }
        listening.close()
    }

    /// Shuts the door, so that `serve` returns soon after.
    ///
    /// Calling it again, or before `serve`, does no harm.
    public func stop() { stopSignal.give() }

    private func turnAway(_ socket: PeerSocket) {
        let refusal = SocketRefusal(
            .busy, nil, "too many are connected; nothing was asked, try again later")
        // A socket that was just accepted takes one line without waiting.
        _ = socket.write(SocketAnswer.line(refusing: refusal), until: .now)
        socket.close()
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
