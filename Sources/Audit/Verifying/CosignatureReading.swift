// Reading the cosignatures that were kept.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

/// Reading the cosignatures that were kept for checkpoints.
public protocol CosignatureReading: Sendable {
    /// Sizes of the checkpoints that somebody cosigned, ascending.
    func cosignedSizes() throws(StorageError) -> [UInt64]
    /// The signature lines of a size, each with its newline or without.
    func cosignatures(ofSize size: UInt64) throws(StorageError) -> [String]
}

extension TimeBrackets {
    /// The times of all cosignatures that were kept.
    ///
    /// They were verified when they came; here they only lead to findings, so nothing depends on a
    /// line that is none.
    init(reading kept: (any CosignatureReading)?) throws(StorageError) {
        guard let kept else {
            self.init([])
            return
        }
        var times: [(size: UInt64, time: Instant)] = []
        for size in try kept.cosignedSizes() {
            let lines = try kept.cosignatures(ofSize: size)
                .map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }
            guard
                let note = try? SignedNote(parsing: Array("cosignatures\n\n\(lines.joined())".utf8))
            else {
                continue
            }
            times += Self.times(in: note).map { (size, $0) }
        }
        self.init(times)
    }

    /// The times of a checkpoint's own cosignatures.
    init(of checkpoint: Checkpoint, in note: SignedNote) {
        self.init(Self.times(in: note).map { (checkpoint.size, $0) })
    }

    /// Lines that have the form of a cosignature; a log's own signature is shorter.
    private static func times(in note: SignedNote) -> [Instant] {
        note.signatures.compactMap { line in
            guard let seconds = (try? Cosignature(reading: line))?.time.seconds,
                seconds <= UInt64(Instant.distantFuture.seconds)
            else { return nil }
            return Instant(seconds: Int64(seconds))
        }
    }
}
