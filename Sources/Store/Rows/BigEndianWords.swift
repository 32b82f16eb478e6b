// Big-endian words from a column of bytes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

extension Row {
    /// Calls `body` with `count` big-endian words of a column that holds exactly those, uncopied.
    ///
    /// For columns that are read a million times; everything else takes `bytes`.
    func words<Value>(
        _ column: Int, count: Int, _ body: ((_ index: Int) -> UInt64) throws -> Value
    ) throws -> Value {
        try withUnsafeData(atIndex: column) { data in
            guard let data, data.count == count * 8 else { throw unreadable(column) }
            return try unsafe data.withUnsafeBytes { bytes in
                try body { index in
                    unsafe UInt64(
                        bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
                }
            }
        }
    }
}
