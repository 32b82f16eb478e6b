// Every entry of the log, in order.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit

/// Every entry of the log, in order, read so many at a time.
enum EntryScan {
    private static let step: UInt64 = 512

    /// Hands over each entry.
    ///
    /// - Returns: How many there are.
    /// - Throws: `GatewayError.integrity` for bytes that are no entry, `.logUnavailable` when the
    ///   log cannot be read, and what `body` throws.
    @discardableResult
    static func run(
        over log: some LogReading, _ body: (Entry) throws(GatewayError) -> Void
    ) throws(GatewayError) -> UInt64 {
        var position: UInt64 = 0
        do {
            let size = try log.head()?.size ?? 0
            while position < size {
                let end = min(position + step, size)
                for (offset, bytes) in try log.bodies(position..<end).enumerated() {
                    try body(try Entry(bytes, at: position + UInt64(offset)))
                }
                position = end
            }
            return size
        } catch let error as GatewayError {
            throw error
        } catch let error as EntryError {
            throw .integrity("INVALID: an entry after \(position): \(error)")
        } catch let error as StorageError {
            throw GatewayError(error)
        } catch {
            throw .failed("\(error)")
        }
    }
}
