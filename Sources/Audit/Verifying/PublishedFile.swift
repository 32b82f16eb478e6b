// One file of a published log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One file of a published log; one that is not there is as bad as one that was changed.
enum PublishedFile {
    /// The bytes of a regular file; a link, a pipe or a folder of its name is none.
    static func read(_ path: String, in directory: String) throws(AuditError) -> [UInt8] {
        let file = "\(directory)/\(path)"
        let missing = AuditError.invalid(place: path, cause: "it is missing")
        var status = stat()
        if unsafe lstat(file, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw .invalid(place: path, cause: "it is not a regular file")
            }
        } else if errno == ENOTDIR {
            throw missing
        }
        let bytes: [UInt8]?
        do { bytes = try DurableFile.read(file) } catch { throw .stopped(.failed("\(error)")) }
        guard let bytes else { throw missing }
        return bytes
    }
}
