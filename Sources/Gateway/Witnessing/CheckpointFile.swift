// The file that receives the newest checkpoint.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import TransparencyLog

/// The file that receives the newest checkpoint; only an older one of this very log is replaced.
///
/// What stands there may be all that is left to tell that an older home was put back, so a
/// checkpoint that this log does not lead on from stays. And a slip of the pen in the host's
/// configuration must not cost a key or a database.
struct CheckpointFile {
    let path: String
    let store: any GatewayStore

    private static let byteLimit = 1 << 20

    /// Puts the head's checkpoint there.
    ///
    /// - Returns: Why it was not put there; nil when it was.
    func receive(_ head: LogHead, ofLog origin: String) -> String? {
        do {
            if try !DurableFile.isAbsent(path), let objection = try objection(head, origin) {
                return "\(objection): it was not replaced"
            }
            // Others may read it: it is what is published anyway.
            try DurableFile.write(head.note, to: path, mode: 0o644)
            return nil
        } catch let error as FileError {
            return error.cause
        } catch {
            return "what it holds cannot be compared (\(error)): it was not replaced"
        }
    }

    /// What speaks against replacing what stands there.
    private func objection(_ head: LogHead, _ origin: String) throws -> String? {
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        guard let count = (facts[.size] as? NSNumber)?.intValue, count <= Self.byteLimit else {
            return "it holds something else than a checkpoint"
        }
        guard let bytes = try DurableFile.read(path), !bytes.isEmpty else { return nil }
        guard let kept = try? KeptCheckpoint(parsing: bytes).checkpoint,
            kept.origin.utf8.elementsEqual(origin.utf8)
        else { return "it holds something else than a checkpoint of this log" }
        guard kept.size <= head.size else {
            return "ROLLBACK: it holds a checkpoint of \(kept.size) entries, and this log has "
                + "\(head.size)"
        }
        guard try Self.root(ofSize: kept.size, in: store) == kept.root else {
            return "FORK: it holds another root of the first \(kept.size) entries than this log"
        }
        return nil
    }

    private static func root(
        ofSize size: UInt64, in store: some GatewayStore
    ) throws -> Digest<Node> {
        try ProofBuilder.root(ofSize: size, from: StoredTree(store))
    }
}
