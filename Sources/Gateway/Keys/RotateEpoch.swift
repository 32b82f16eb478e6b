// A new epoch begins.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
public import Domain

/// Begins a new epoch: people have other pseudonyms in transfers from now on.
///
/// The key before it stays, so that people are found in earlier transfers, until its epoch is
/// destroyed.
public struct RotateEpoch: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.keyRotate

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The new epoch.
        public let epoch: String
    }

    /// Asks.
    public init() {}

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Output> {
        let name = try EpochDestruction.tagKey()
        let standings: [KeyStanding]
        do { standings = try workroom.store.keyStandings() } catch { throw GatewayError(error) }
        // A destroyed epoch's name is never given again: entries and files bear it.
        let newest = standings.filter { $0.name == name }.map(\.version).max() ?? 0
        let key: SealedKey
        do {
            let box = try workroom.keyEncryptionKey.seal(
                SecretBytes(randomCount: KeyEncryptionKey.count), as: name, version: newest + 1)
            key = SealedKey(
                name: name, version: newest + 1, createdAt: workroom.now, box: box)
        } catch { throw GatewayError(error) }
        let epoch = SubjectEpoch.name(of: key)
        return Preparation(
            Output(epoch: epoch),
            recording: [
                EntryDraft(
                    .keyRotated, .allowed, by: workroom.actor, on: ("key", name.text),
                    details: ["epoch": .string(epoch)])
            ], changing: [.addKey(key)])
    }
}
