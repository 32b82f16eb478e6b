// Proofs against published vectors.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing
import TransparencyLog

/// The proofs of the transparency-dev project: each file is one proof and what is to be said to it.
@Suite(.enabled(if: Vectors.arePresent, Vectors.reason))
struct MerkleVectorTests {
    struct Inclusion: Decodable {
        let leafIdx, treeSize: UInt64
        let root, leafHash: Data?
        let proof: [Data]?
        let wantErr: Bool

        /// A value that is not 32 bytes is refused at decoding already.
        var isAccepted: Bool {
            guard let root = Digest<Node>(bytes: root ?? Data()),
                let leaf = Digest<Leaf>(bytes: leafHash ?? Data())
            else { return false }
            let path = (proof ?? []).compactMap { Digest<Node>(bytes: $0) }
            guard path.count == (proof ?? []).count else { return false }
            let inclusion = InclusionProof(index: leafIdx, size: treeSize, path: path)
            return (try? inclusion.verify(leaf: leaf, root: root)) != nil
        }
    }

    struct Consistency: Decodable {
        let size1, size2: UInt64
        let root1, root2: Data?
        let proof: [Data]?
        let wantErr: Bool

        var isAccepted: Bool {
            guard let old = Digest<Node>(bytes: root1 ?? Data()),
                let new = Digest<Node>(bytes: root2 ?? Data())
            else { return false }
            let path = (proof ?? []).compactMap { Digest<Node>(bytes: $0) }
            guard path.count == (proof ?? []).count else { return false }
            let consistency = ConsistencyProof(oldSize: size1, newSize: size2, path: path)
            return (try? consistency.verify(oldRoot: old, newRoot: new)) != nil
        }
    }

    @Test func `every inclusion proof is accepted or refused as published`() throws {
        let files = try Vectors.files(below: "merkle/inclusion", as: Inclusion.self)
        for (name, value) in files { #expect(value.isAccepted == !value.wantErr, "\(name)") }
        #expect(files.count == 98)
        #expect(files.count { $0.value.isAccepted } == 6)
    }

    @Test func `every consistency proof is accepted or refused as published`() throws {
        // Its two roots have 12 bytes, which no digest of ours has.
        let unfit = "additional/sizes-are-equal-one-and-proof-is-empty.json"
        let files = try Vectors.files(below: "merkle/consistency", as: Consistency.self)
        #expect(files.contains { $0.name == unfit && !$0.value.wantErr })
        for (name, value) in files where name != unfit {
            #expect(value.isAccepted == !value.wantErr, "\(name)")
        }
        #expect(files.count == 98)
        #expect(files.count { $0.value.isAccepted } == 6 - 1)
    }
}
