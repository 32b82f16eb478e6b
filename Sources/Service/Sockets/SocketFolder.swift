// A folder that is fit to hold a socket.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Makes and checks the folder of a socket: nobody else may put something in the socket's place.
enum SocketFolder {
    /// Makes the folder, unless it is there and fit.
    ///
    /// - Throws: `DoorError.folder` with the cause; a folder that is there is never changed.
    static func prepare(_ folder: String, for reach: SocketReach) throws(DoorError) {
        if unsafe mkdir(folder, 0o700) == 0 {
            // The mode given to mkdir passes through the process's mask; this one does not.
            guard unsafe chmod(folder, reach.folderMode) == 0 else {
                throw .folder(folder, cause: SystemCause.text())
            }
            return
        }
        guard errno == EEXIST else { throw .folder(folder, cause: SystemCause.text()) }
        var status = stat()
        guard unsafe lstat(folder, &status) == 0 else {
            throw .folder(folder, cause: SystemCause.text())
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw .folder(folder, cause: "it is not a folder")
        }
        guard status.st_uid == geteuid() else {
            throw .folder(folder, cause: "it belongs to another account")
        }
        guard status.st_mode & reach.forbiddenFolderMode == 0 else {
            throw .folder(
                folder,
                cause: reach == .ownAccount
                    ? "other accounts may enter it: it must have mode 0700"
                    : "other accounts may write in it: it must have mode 0755 or less")
        }
    }
}
