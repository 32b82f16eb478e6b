// Whether a checkpoint is trusted.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension TrustPolicy {
    /// Checks that a known log signed the checkpoint under its own name, and that enough of the
    /// known witnesses cosigned it.
    ///
    /// A time that lies ahead is no reason to refuse; the times are given back to be judged.
    ///
    /// - Throws: `LogFormatError.malformed` when the note is no checkpoint, or a witness's line no
    ///   cosignature; `.unproven` when no log of the origin is known, or the quorum is not met;
    ///   `.unsigned` without a line of the log; `.forged` when the line of a known key fails, even
    ///   beside good ones.
    public func verify(_ note: SignedNote) throws(LogFormatError) -> TrustedCheckpoint {
        let checkpoint = try Checkpoint(parsing: note.text)
        let origin = checkpoint.origin
        let known = logs.map(\.key).filter { $0.name.utf8.elementsEqual(origin.utf8) }
        guard !known.isEmpty else {
            throw Self.untrusted(checkpoint, "the policy knows no log of that origin")
        }
        _ = try note.verified(by: known)
        let cosignatures = try note.cosignatures(by: witnesses.map(\.key))
        let cosigners = witnesses.filter { witness in
            cosignatures.contains { $0.line.isBy(witness.key) }
        }
        guard isQuorum(cosigners.map(\.name)) else {
            throw Self.untrusted(
                checkpoint,
                "the cosignatures of \(cosigners.count) known witnesses do not make its quorum")
        }
        return TrustedCheckpoint(checkpoint: checkpoint, cosignatures: cosignatures)
    }

    /// Whether these witnesses are enough.
    ///
    /// Names are those inside the policy; others count for nothing. A group stands after its
    /// members, so one pass does.
    ///
    /// - Complexity: O(members of all groups).
    public func isQuorum(_ names: [PolicyWord]) -> Bool {
        guard let quorum else { return true }
        var agreed = Set(names).intersection(witnesses.map(\.name))
        for group in groups where group.members.count(where: agreed.contains) >= group.threshold {
            agreed.insert(group.name)
        }
        return agreed.contains(quorum)
    }

    private static func untrusted(_ checkpoint: Checkpoint, _ problem: String) -> LogFormatError {
        .unproven(what: "the checkpoint of `\(checkpoint.origin)`", problem: problem)
    }
}
