// A slot of a segment, and its way to the root.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
public import TransparencyLog

/// A slot of a segment, and its way to the root.
public struct ShownSlot: Hashable, Sendable {
    /// Its place in the segment, from 0.
    public let slot: UInt64
    /// What stands there.
    public let content: SubjectSlot
    /// Hashes on the way to the root, its sibling first.
    public let path: [Digest<Node>]

    /// Joins the parts; nothing is checked before `SubjectEvidence.verify`.
    public init(slot: UInt64, content: SubjectSlot, path: [Digest<Node>]) {
        self.slot = slot
        self.content = content
        self.path = path
    }
}
