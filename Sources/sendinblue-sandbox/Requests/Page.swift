// Which part of a collection is asked for.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Which part of a collection is asked for.
struct Page: Equatable, Sendable {
    let limit: Int
    let offset: Int
    /// True from the oldest, false from the newest.
    let isAscending: Bool

    /// The part of `items`, which stand from the oldest to the newest.
    func cut<Item>(_ items: [Item]) -> [Item] {
        guard offset < items.count else { return [] }
        if isAscending { return Array(items[offset...].prefix(limit)) }
        return items[..<(items.count - offset)].suffix(limit).reversed()
    }
}
