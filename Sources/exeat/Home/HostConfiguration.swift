// Reading the host's configuration of the audit log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Foundation
import Gateway
import Glibc

/// Reading the host's configuration of the audit log, once, when the home is opened.
///
/// It stands in the file that `$EXEAT_AUDIT_CONF` names, else in `audit.conf` in the home.
enum HostConfiguration {
    private static let byteLimit = 1 << 16

    /// - Throws: `CommandFailure.configuration` for a file that is named and not there, that others
    ///   may change, or that says anything unknown.
    static func read(_ places: HomePlaces) throws -> AuditConfiguration {
        let named = Environment.value("EXEAT_AUDIT_CONF")
        let path = named ?? places.home + "/audit.conf"
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            // What was named has to be there; the home's own need not.
            if errno == ENOENT, named == nil, !isLink(path) { return .none }
            throw CommandFailure.configuration("`\(path)` cannot be opened")
        }
        defer { close(descriptor) }
        try check(descriptor, path)
        do {
            return try AuditConfiguration(parsing: try bytes(descriptor, path))
        } catch let error as ConfigurationError {
            throw CommandFailure.configuration("`\(path)`: \(error)")
        }
    }

    private static func check(_ descriptor: Int32, _ path: String) throws {
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            throw CommandFailure.configuration("`\(path)` is not a regular file")
        }
        guard !DurableFile.isOthersToChange(facts) else {
            throw CommandFailure.configuration(
                "others may change `\(path)`; it is to belong to this account or to root, and to be "
                    + "writable for its owner alone")
        }
    }

    private static func bytes(_ descriptor: Int32, _ path: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4096)
        while bytes.count <= byteLimit {
            let count = unsafe Glibc.read(descriptor, &part, part.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw CommandFailure.configuration("`\(path)` cannot be read")
            }
            guard count > 0 else { break }
            bytes += part.prefix(count)
        }
        return bytes
    }

    /// A link that leads nowhere stands there all the same.
    private static func isLink(_ path: String) -> Bool {
        var facts = stat()
        return unsafe lstat(path, &facts) == 0
    }
}
