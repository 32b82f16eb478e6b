// Under which key people have their tags.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Under which key people have their tags in subject records: the key's version, as text.
enum SubjectEpoch {
    /// The name of the epoch that a key makes.
    static func name(of key: SealedKey) -> String { "\(key.version)" }
}
