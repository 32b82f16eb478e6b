// One peer's connection.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Gateway

/// One peer's connection: a line in, a line out, on a thread of its own.
actor SocketConnection {
    private let executor = SocketExecutor()
    private let socket: PeerSocket
    private let channel: any InquiryChannel
    private let limits: SocketLimits
    private var arrived: LineBuffer

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    init(_ socket: PeerSocket, channel: any InquiryChannel, limits: SocketLimits) {
        self.socket = socket
        self.channel = channel
        self.limits = limits
        arrived = LineBuffer(limit: limits.lineBytes)
    }

    /// Answers line after line until the peer goes, breaks a limit, or the door is being shut.
    func serve() async {
        defer { socket.close() }
        while let line = nextLine() {
            guard write(await KnownInquiry.answer(line, over: channel)) else { return }
        }
    }

    /// The next line; nil when there is none, after saying why where there is somebody to hear it.
    private func nextLine() -> [UInt8]? {
        // One line has this long altogether: a peer that sends byte after byte gains nothing.
        let deadline = ContinuousClock.now + limits.patience
        while true {
            guard !arrived.isTooLong else {
                refuse(.input("a line is longer than \(limits.lineBytes) bytes"))
                return nil
            }
            if let line = arrived.takeLine() { return line }
            switch socket.read(upTo: 16_384, until: deadline) {
            case .bytes(let bytes): arrived.append(bytes)
            case .end:
                if !arrived.isEmpty { refuse(.input("the last line has no end")) }
                return nil
            case .late:
                refuse(
                    SocketRefusal(
                        .timedOut, nil, "no whole line came in time; the connection is closed"))
                return nil
            case .stopped: return nil
            }
        }
    }

    private func refuse(_ refusal: SocketRefusal) {
        _ = write(SocketAnswer.line(refusing: refusal))
    }

    private func write(_ line: [UInt8]) -> Bool {
        socket.write(line, until: .now + limits.patience)
    }
}
