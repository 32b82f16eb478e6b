// Under which key people have their tags.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Under which key people have their tags in subject records: the key's version, as text.
enum SubjectEpoch {
    /// The epoch of new transfers.
    static let current = "1"
}
