// Whose a file is to change.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    package import Glibc
#else
    package import Darwin
#endif

extension DurableFile {
    /// Whether anybody but this account and root may change what stands at `path`.
    ///
    /// What cannot be looked at may be anybody's.
    package static func isOthersToChange(_ path: String) -> Bool {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { return true }
        return isOthersToChange(facts)
    }

    /// The same of an open file, by what the system says of it.
    package static func isOthersToChange(_ facts: stat) -> Bool {
        facts.st_mode & 0o022 != 0 || (facts.st_uid != 0 && facts.st_uid != getuid())
    }
}
