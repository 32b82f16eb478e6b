// A key that cosigns checkpoints, with its name.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Cryptography

/// A key that cosigns checkpoints, with its name.
///
/// It signs a checkpoint and nothing else; whether the checkpoint is consistent with those before
/// is for `WitnessState` to say.
public struct Cosigner: ~Copyable, Sendable {
    private let key: SigningKey

    /// The key that verifies what it signs.
    public let cosignerKey: CosignerKey

    /// Joins name and key.
    ///
    /// - Throws: `LogFormatError` for a name that is empty or holds white space or a plus.
    public init(name: String, key: consuming SigningKey) throws(LogFormatError) {
        cosignerKey = try CosignerKey(name: name, key: key.verificationKey)
        self.key = key
    }

    /// Cosigns a checkpoint.
    ///
    /// - Throws: `LogFormatError.malformed` for one that no reader would take; `.notSigned` when
    ///   OpenSSL fails.
    public borrowing func cosign(
        _ checkpoint: Checkpoint, at time: CosignatureTime
    ) throws(LogFormatError) -> Cosignature {
        _ = try Checkpoint(parsing: checkpoint.text)
        let message = Cosignature.message(checkpoint, at: time)
        do {
            return Cosignature(
                by: cosignerKey, at: time, signature: try key.signature(of: message))
        } catch { throw .notSigned(error) }
    }
}
