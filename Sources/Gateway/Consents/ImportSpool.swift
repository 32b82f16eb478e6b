// A file's rows between its first reading and the commit.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain

/// A file's rows between its first reading and the commit, on disk under pseudonyms.
///
/// Each record: the count of the bytes that follow (4), the number of its terms (4), and the bytes
/// of its event. Numbers are big-endian. The file has no name: nothing outlives the process.
struct ImportSpool {
    private let file: ScratchFile
    private var pending: [UInt8] = []
    private var count = 0
    private var byteCount = 0

    /// Bytes that are written or read at once.
    private static let pieceSize = 1 << 18

    init(in places: HomePlaces, name: String) throws(GatewayError) {
        do { file = try ScratchFile(in: places.incoming, name: name) } catch {
            throw Self.failure(error)
        }
        pending.reserveCapacity(Self.pieceSize + 4096)
    }

    /// Adds the next row.
    mutating func add(
        _ event: ConsentEvent, _ evidence: ConsentEvidence, terms: ImportTerms.Numbered?
    ) throws(GatewayError) {
        let start = pending.count
        Self.append(0, to: &pending)
        Self.append(terms?.number ?? 0, to: &pending)
        ConsentEventBytes.append(event, evidence, terms: terms?.digest ?? .zero, to: &pending)
        let length = UInt32(pending.count - start - 4)
        for offset in 0..<4 {
            pending[start + offset] = UInt8(truncatingIfNeeded: length >> (24 - offset * 8))
        }
        count += 1
        if pending.count >= Self.pieceSize { try flush() }
    }

    /// Ends it.
    mutating func finish() throws(GatewayError) -> SpooledRows {
        try flush()
        return SpooledRows(file: file, count: count, byteCount: byteCount)
    }

    private mutating func flush() throws(GatewayError) {
        do { try file.append(pending) } catch { throw Self.failure(error) }
        byteCount += pending.count
        pending.removeAll(keepingCapacity: true)
    }

    private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        for shift in [24, 16, 8, 0] as [UInt32] {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    private static func failure(_ error: FileError) -> GatewayError {
        .failed("what is being taken in cannot be kept: \(error); nothing of it was taken in")
    }
}
