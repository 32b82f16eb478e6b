// Reading a list back.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// Reads a list back page by page, while it may be changing.
///
/// There is no cursor, only an offset into a list from which people can be taken meanwhile. So
/// each page repeats the end of the one before it, and what was seen there is not given out twice.
struct ListReading {
    let reader: ServiceReader

    /// The most contacts that a page may hold.
    static let pageSize = 500
    /// How many contacts of the page before are asked for again.
    static let overlap = 50

    private static let what = "the contacts of the list"

    /// Calls `each` with every address.
    ///
    /// - Returns: How many there were.
    func addresses(
        of list: Int64, _ each: (ArraySlice<UInt8>) -> Void
    ) async throws(DestinationError) -> Int {
        var count = 0
        var offset = 0
        var before: Set<Int64> = []
        while true {
            let path =
                "/contacts/lists/\(list)/contacts?limit=\(Self.pageSize)&offset=\(offset)&sort=asc"
            let page = try await reader.read(path, Self.what, unknown: .listUnknown(list)).content
            guard let contacts = page["contacts"]?.arrayValue, contacts.count <= Self.pageSize
            else {
                throw .unreadable(Self.what)
            }
            var seen: Set<Int64> = []
            var isNew = false
            for contact in contacts {
                guard let identifier = contact["id"]?.integerValue else {
                    throw .unreadable(Self.what)
                }
                seen.insert(identifier)
                guard !before.contains(identifier) else { continue }
                isNew = true
                guard let address = Self.address(of: contact) else { continue }
                each(address)
                count += 1
            }
            guard before.isEmpty || !seen.isDisjoint(with: before) else { throw Self.hasMoved }
            guard contacts.count == Self.pageSize else { return count }
            guard isNew else { throw .unreadable(Self.what) }
            before = seen
            offset += Self.pageSize - Self.overlap
        }
    }

    private static let hasMoved = DestinationError(
        .providerRejected, "the list was changed faster than it could be read; read it again",
        isTemporary: true)

    /// The address; nil for somebody known by a phone number alone, who is given a made-up one.
    private static func address(of contact: CanonicalJSON) -> ArraySlice<UInt8>? {
        guard let text = contact["email"]?.stringValue, !text.isEmpty else { return nil }
        let parts = text.utf8.split(separator: 0x40)
        let isMadeUp =
            parts.count == 2 && parts[1].elementsEqual("mailin-sms.com".utf8)
            && parts[0].allSatisfy { (0x30...0x39).contains($0) }
        return isMadeUp ? nil : Array(text.utf8)[...]
    }
}
