// Rows that were put on disk, read again one after the other.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain

/// Rows that were put on disk, read again one after the other as often as wanted.
struct SpooledRows: Sendable {
    private let file: ScratchFile
    /// How many there are.
    let count: Int
    private let byteCount: Int

    private static let pieceSize = 1 << 18

    init(file: ScratchFile, count: Int, byteCount: Int) {
        self.file = file
        self.count = count
        self.byteCount = byteCount
    }

    /// Hands over each row: its place, the number of its terms, and the bytes of its event.
    ///
    /// - Throws: what `each` throws; `StorageError` when the file is not as it was written.
    func read(_ each: (Int, UInt32, ArraySlice<UInt8>) throws -> Void) throws {
        var bytes: [UInt8] = []
        var position = 0
        var offset = 0
        for place in 0..<count {
            if !Self.holdsRecord(bytes, at: position) {
                bytes.removeFirst(position)
                position = 0
                repeat {
                    let piece = try file.read(
                        min(Self.pieceSize, byteCount - offset), at: offset)
                    guard !piece.isEmpty else { throw Self.cut }
                    bytes += piece
                    offset += piece.count
                } while !Self.holdsRecord(bytes, at: position)
            }
            let length = Int(Self.number(bytes, at: position))
            guard length >= 4 else { throw Self.cut }
            let start = position + 8
            position += 4 + length
            try each(place, Self.number(bytes, at: start - 4), bytes[start..<position])
        }
    }

    private static let cut = StorageError.failed("what is being taken in was changed on disk")

    private static func holdsRecord(_ bytes: [UInt8], at position: Int) -> Bool {
        guard bytes.count >= position + 4 else { return false }
        return bytes.count - position - 4 >= Int(number(bytes, at: position))
    }

    private static func number(_ bytes: [UInt8], at position: Int) -> UInt32 {
        bytes[position..<position + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
}
