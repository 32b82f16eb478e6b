// Whose a file is to change.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension DurableFile {
    /// Whether anybody but this account and root may change what stands at `path`.
    ///
    /// What cannot be looked at may be anybody's.
    package static func isOthersToChange(_ path: String) -> Bool {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { return true }
        return facts.st_mode & 0o022 != 0 || (facts.st_uid != 0 && facts.st_uid != getuid())
    }
}
