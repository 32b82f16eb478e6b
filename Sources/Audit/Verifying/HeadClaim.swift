// What an entry says about an earlier head of its own log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

/// What an entry says about an earlier head of its own log; a verifier works the root out anew.
struct HeadClaim: Hashable {
    /// Number of entries, none of them the entry itself or later.
    let size: UInt64
    /// Root of the tree over them.
    let root: Digest<Node>

    /// Everything of this kind that an entry says: its `head`, and what witnesses were asked about.
    static func all(of entry: Entry) throws(EntryError) -> [HeadClaim] {
        var claims: [HeadClaim] = []
        if let head = try head(of: entry) { claims.append(head) }
        if entry.type == .logWitnessed {
            claims.append(
                try HeadClaim(entry.members["data"], named: "data", below: entry.index))
        }
        return claims
    }

    /// The entry's `data.head`; nil if it has none and its type needs none.
    static func head(of entry: Entry) throws(EntryError) -> HeadClaim? {
        guard let head = entry.detail("head") else {
            guard entry.type != .auditExported, entry.type != .reviewSigned else {
                throw .member("data.head")
            }
            return nil
        }
        return try HeadClaim(head, named: "data.head", below: entry.index)
    }

    private init(
        _ value: CanonicalJSON?, named name: String, below index: UInt64
    ) throws(EntryError) {
        guard let number = value?["size"]?.integerValue, let size = UInt64(exactly: number),
            size <= index
        else { throw .member("\(name).size") }
        guard
            let root = value?["root"]?.stringValue.flatMap(Digest<Node>.init(hexadecimal:))
        else { throw .member("\(name).root") }
        self.size = size
        self.root = root
    }
}
