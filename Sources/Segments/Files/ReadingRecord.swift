// The bytes of a source as they are read.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain

/// The bytes of a source as they are read, from one file after the other: how many, and their digest.
final class ReadingRecord {
    private(set) var bytesRead: UInt64 = 0
    private var hash = SHA256()
    private var finished: Digest<SourceFile>?

    func add(_ bytes: ArraySlice<UInt8>) {
        hash.update(bytes)
        bytesRead += UInt64(bytes.count)
    }

    /// No bytes follow.
    func finish() {
        if finished == nil { finished = hash.finishAndRestart() }
    }

    var digest: Digest<SourceFile> {
        guard let finished else {
            preconditionFailure("a source has no digest before it was read to its end")
        }
        return finished
    }
}
