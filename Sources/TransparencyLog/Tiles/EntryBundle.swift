// Entries as a published file holds them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Entries as a published file holds them: each after its length in two bytes, big-endian.
public enum EntryBundle {
    /// The most bytes that an entry can have.
    public static let entryLimit = Int(UInt16.max)

    /// Joins 1 to 256 entries.
    ///
    /// - Throws: `LogFormatError.malformed` for another number, or an entry above the limit.
    public static func encode(_ entries: [[UInt8]]) throws(LogFormatError) -> [UInt8] {
        guard (1...TileCoordinate.fullWidth).contains(entries.count) else {
            throw failure("\(entries.count) entries do not make one")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entries.reduce(0) { $0 + $1.count + 2 })
        for (position, entry) in entries.enumerated() {
            guard let count = UInt16(exactly: entry.count) else {
                throw failure(
                    "entry \(position) has \(entry.count) bytes, \(entryLimit) are allowed")
            }
            bytes.append(UInt8(count >> 8))
            bytes.append(UInt8(count & 0xff))
            bytes += entry
        }
        return bytes
    }

    /// Takes a bundle of exactly `width` entries apart.
    ///
    /// - Throws: `LogFormatError.malformed` when it ends inside an entry, or holds more or fewer.
    public static func decode(_ bytes: [UInt8], width: Int) throws(LogFormatError) -> [[UInt8]] {
        var entries: [[UInt8]] = []
        var position = 0
        while position < bytes.count {
            guard entries.count < width else {
                throw failure("it goes on after its \(width) entries")
            }
            guard bytes.count - position >= 2 else {
                throw failure("it ends inside the length of entry \(entries.count)")
            }
            let count = Int(bytes[position]) << 8 | Int(bytes[position + 1])
            position += 2
            guard bytes.count - position >= count else {
                throw failure("it ends inside entry \(entries.count)")
            }
            entries.append(Array(bytes[position..<position + count]))
            position += count
        }
        guard entries.count == width else {
            throw failure("it has \(entries.count) entries where \(width) belong")
        }
        return entries
    }

    private static func failure(_ problem: String) -> LogFormatError {
        .malformed(what: "the entry bundle", problem: problem)
    }
}
