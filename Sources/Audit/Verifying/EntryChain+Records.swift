// What entries about subject records and reviews say.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

extension EntryChain {
    /// A report names the newest decision: so it cannot leave one out that was there.
    func checkReport(_ entry: Entry) throws(EntryError) {
        guard try entry.place(in: "last_decided") == lastDecision else {
            throw .sequence("its `data.last_decided` is not the newest decision")
        }
    }

    /// An erasure names slots of a decided transfer, and the hashes that stay in them.
    func checkErasure(_ entry: Entry) throws(EntryError) {
        guard let transfer = entry.transfer else { throw .member("transfer") }
        guard entry.members["resource"]?["kind"] == "transfer",
            entry.members["resource"]?["id"]?.stringValue == "\(transfer)"
        else { throw .member("resource") }
        guard let slots = entry.detail("slots")?.arrayValue, !slots.isEmpty,
            slots.allSatisfy(Self.isErasedSlot)
        else { throw .member("data.slots") }
        guard decided.contains(transfer) else {
            throw .sequence("its transfer was not decided before")
        }
    }

    /// The records of a transfer end; nothing is made of them afterwards.
    mutating func destroy(_ entry: Entry) throws(EntryError) {
        guard entry.members["resource"]?["kind"] == "segment" else { return }
        guard
            let transfer = entry.members["resource"]?["id"]?.stringValue
                .flatMap(Identifier<Transfer>.init)
        else { throw .member("resource") }
        guard decided.contains(transfer) else {
            throw .sequence("its transfer was not decided before")
        }
        guard destroyed.insert(transfer).inserted else {
            throw .sequence("the subject records of its transfer were destroyed before")
        }
    }

    /// A review speaks of entries below the head that its officer saw.
    func checkReview(_ entry: Entry) throws(EntryError) {
        guard let first = entry.detail("from")?.integerValue, first >= 0 else {
            throw .member("data.from")
        }
        guard let end = entry.detail("to")?.integerValue, end >= first else {
            throw .member("data.to")
        }
        guard let head = try HeadClaim.head(of: entry) else { throw .member("data.head") }
        guard end <= head.size else {
            throw .sequence("it reviews entries that its head does not have")
        }
    }

    private static func isErasedSlot(_ value: CanonicalJSON) -> Bool {
        guard let slot = value["slot"]?.integerValue, slot >= 0 else { return false }
        return value["leaf"]?.stringValue.flatMap(Digest<Leaf>.init(hexadecimal:)) != nil
    }
}

extension Entry {
    /// The place of an earlier entry in `data`, or null where there is none; never left out.
    func place(in member: String) throws(EntryError) -> UInt64? {
        switch detail(member) {
        case .null?: return nil
        case .integer(let place)?:
            guard let place = UInt64(exactly: place) else { throw .member("data.\(member)") }
            return place
        default: throw .member("data.\(member)")
        }
    }
}
