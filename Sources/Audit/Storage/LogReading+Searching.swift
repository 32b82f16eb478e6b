// Looking for an entry from the end of the log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension LogReading {
    /// Looks through all bodies from the end backwards; a store that has an index does better.
    ///
    /// - Complexity: O(entries after the one that is found).
    public func newestEntry(
        naming type: EntryType, below end: UInt64
    ) throws(StorageError) -> (index: UInt64, body: [UInt8])? {
        let word = type.member
        var end = end
        while end > 0 {
            let start = end - min(end, 512)
            for (offset, body) in try bodies(start..<end).enumerated().reversed()
            where body.contains(word) {
                return (start + UInt64(offset), body)
            }
            end = start
        }
        return nil
    }
}

extension EntryType {
    /// The member that every entry of this type holds, byte for byte.
    public var member: [UInt8] { Array(#""type":"\#(rawValue)""#.utf8) }
}
