// An entry whose bytes were held to the tree.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import TransparencyLog

/// An entry whose bytes were hashed again and found to be those that the tree holds.
struct CheckedEntry {
    let entry: Entry
    /// The canonical bytes, as stored.
    let body: [UInt8]
    let leaf: Digest<Leaf>
}
