// Big-endian words from a column of bytes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

extension Row {
    /// Four big-endian words of a column that holds `byteCount` bytes, at most 32; the rest zero.
    ///
    /// Read in place, for columns that are read a million times; everything else takes `bytes`.
    func words(_ column: Int, byteCount: Int) throws -> [4 of UInt64] {
        try withUnsafeData(atIndex: column) { data in
            guard let data, data.count == byteCount else { throw unreadable(column) }
            var words: [4 of UInt64] = [0, 0, 0, 0]
            var position = 0
            for byte in data {
                words[position / 8] = words[position / 8] << 8 | UInt64(byte)
                position += 1
            }
            return words
        }
    }
}
