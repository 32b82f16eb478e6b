// A socket that listens at a path.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A socket that listens at a path, and takes its file away again.
final class ListeningSocket: Sendable {
    let descriptor: OpenDescriptor
    private let path: String
    private let device: dev_t
    private let file: ino_t

    /// Listens at a path whose folder was prepared.
    ///
    /// The mode is set before anybody can connect: until it listens, the socket refuses everybody.
    init(path: String, reach: SocketReach) throws(DoorError) {
        let address = try UnixAddress(path)
        try Self.removeDeadSocket(at: path, address: address)
        descriptor = try Self.openSocket()
        guard address.bind(descriptor) else {
            throw .failed("binding `\(path)`", cause: SystemCause.text())
        }
        var status = stat()
        guard unsafe chmod(path, reach.socketMode) == 0, unsafe lstat(path, &status) == 0,
            listen(descriptor.number, 16) == 0
        else {
            let cause = SystemCause.text()
            _ = unsafe unlink(path)
            throw .failed("listening at `\(path)`", cause: cause)
        }
        self.path = path
        device = status.st_dev
        file = status.st_ino
        descriptor.refuseToWait()
    }

    /// Takes the file away, unless another took its place, and closes the socket.
    func close() {
        guard descriptor.number >= 0 else { return }
        var status = stat()
        if unsafe lstat(path, &status) == 0, status.st_dev == device, status.st_ino == file {
            _ = unsafe unlink(path)
        }
        descriptor.close()
    }

    deinit { close() }

    private static func openSocket() throws(DoorError) -> OpenDescriptor {
        let number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard number >= 0 else { throw .failed("opening a socket", cause: SystemCause.text()) }
        return OpenDescriptor(number)
    }

    /// Removes what a killed process left; anything else at the path is left alone.
    private static func removeDeadSocket(
        at path: String, address: UnixAddress
    ) throws(DoorError) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else {
            if errno == ENOENT { return }
            throw .failed("looking at `\(path)`", cause: SystemCause.text())
        }
        guard status.st_mode & S_IFMT == S_IFSOCK, status.st_uid == geteuid() else {
            throw .occupied(path)
        }
        let probe = try openSocket()
        // A living socket with a full queue must not keep us waiting.
        probe.refuseToWait()
        guard !address.connect(probe), errno == ECONNREFUSED else { throw .busy(path) }
        guard unsafe unlink(path) == 0 else {
            throw .failed("removing the dead socket `\(path)`", cause: SystemCause.text())
        }
    }
}
