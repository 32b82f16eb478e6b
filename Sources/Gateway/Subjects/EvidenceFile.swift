// One file of a folder of evidence.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain

/// One file of a folder of evidence, with what the manifest says about it.
struct EvidenceFile: Sendable {
    /// Its name below the folder.
    let name: String
    /// What it is: a word of the manifest.
    let what: String
    let bytes: [UInt8]
    /// What else the manifest says.
    var facts: [String: CanonicalJSON] = [:]

    /// Its line in the manifest.
    var line: CanonicalJSON {
        let digest: Digest<EvidenceFile> = SHA256.digest(of: bytes)
        return .object(
            facts.merging([
                "name": .string(name), "what": .string(what),
                "sha256": .string(digest.hexadecimal),
            ]) { $1 })
    }
}
