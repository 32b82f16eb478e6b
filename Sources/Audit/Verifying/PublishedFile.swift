// One file of a published log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One file of a published log; one that is not there is as bad as one that was changed.
enum PublishedFile {
    /// The file's bytes.
    static func read(_ path: String, in directory: String) throws(AuditError) -> [UInt8] {
        let bytes: [UInt8]?
        do { bytes = try DurableFile.read("\(directory)/\(path)") } catch {
            throw .stopped(.failed("\(error)"))
        }
        guard let bytes else { throw .invalid(place: path, cause: "it is missing") }
        return bytes
    }
}
