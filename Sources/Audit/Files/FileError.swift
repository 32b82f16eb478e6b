// Why a file could not be written or read.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a file could not be written or read.
package struct FileError: Error, Equatable, CustomStringConvertible {
    /// The file.
    package let path: String
    /// What the system said.
    package let cause: String

    /// Takes the cause from `errno`; call it first thing after the failing call.
    init(path: String) {
        let code = errno
        self.path = path
        cause = unsafe String(cString: strerror(code))
    }

    package init(path: String, cause: String) {
        self.path = path
        self.cause = cause
    }

    /// One sentence for people, without full stop.
    package var description: String { "`\(path)`: \(cause)" }
}
