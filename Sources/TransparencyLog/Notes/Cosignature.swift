// That a witness saw a checkpoint, and when.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography

/// That a witness saw a checkpoint, and when: C2SP tlog-cosignature, `cosignature/v1`.
///
/// It says that at `time` this was the largest consistent tree that the cosigner had seen for the
/// origin. A value that exists is well-formed; whether anybody made it is for `verify` to say.
public struct Cosignature: Hashable, Sendable {
    /// When it was made, by the cosigner's clock.
    public let time: CosignatureTime
    /// The line as it stands in the note.
    public let line: NoteSignature

    private static let timeCount = 8
    private static let signatureCount = 64

    /// Reads a signature line: eight bytes of time, big-endian, and 64 of signature.
    ///
    /// - Throws: `LogFormatError.malformed` for another length, and for a time that nobody may
    ///   give.
    public init(reading line: NoteSignature) throws(LogFormatError) {
        guard line.signature.count == Self.timeCount + Self.signatureCount else {
            throw Self.failure(
                line.name, "\(line.signature.count) bytes are no time and signature")
        }
        let seconds = line.signature[..<Self.timeCount].reduce(0) { $0 << 8 | UInt64($1) }
        guard let time = CosignatureTime(seconds: seconds) else {
            throw Self.failure(line.name, "its time \(seconds) is 0, or 2^63 or more")
        }
        self.time = time
        self.line = line
    }

    init(by key: CosignerKey, at time: CosignatureTime, signature: [UInt8]) {
        let timeBytes = stride(from: 56, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: time.seconds >> UInt64($0))
        }
        self.time = time
        line = NoteSignature(
            name: key.name, identifier: key.identifier, signature: timeBytes + signature)
    }

    /// Checks that `key` made it, for exactly this checkpoint and at `time`.
    ///
    /// - Throws: `LogFormatError.unsigned` when it names another key, `.forged` when it fails.
    public func verify(
        of checkpoint: Checkpoint, by key: CosignerKey
    ) throws(LogFormatError) {
        guard line.isBy(key) else { throw .unsigned }
        let signature = Array(line.signature[Self.timeCount...])
        guard key.key.verifies(signature, of: Self.message(checkpoint, at: time)) else {
            throw .forged(name: line.name)
        }
    }

    /// The bytes that are signed; its first line keeps them apart from those of any other format.
    static func message(_ checkpoint: Checkpoint, at time: CosignatureTime) -> [UInt8] {
        Array("cosignature/v1\ntime \(time.seconds)\n\(checkpoint.text)".utf8)
    }

    private static func failure(_ name: String, _ problem: String) -> LogFormatError {
        .malformed(what: "the cosignature of `\(name)`", problem: problem)
    }
}
