// The new events of a file, on their way into the ledger.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent

/// The new events of a file, on their way into the ledger: read from disk, never all in memory.
struct SpooledConsents: ConsentEventSource {
    /// How many there are.
    let count: Int
    private let rows: SpooledRows
    private let fates: [UInt8]
    private let meter: any ProgressMeter

    init(_ rows: SpooledRows, fates: [UInt8], count: Int, meter: any ProgressMeter) {
        self.rows = rows
        self.fates = fates
        self.count = count
        self.meter = meter
    }

    /// Hands over each event in the order of the file.
    func read(_ each: (ConsentEvent, ConsentEvidence) throws -> Void) throws {
        var done = 0
        try rows.read { place, terms, bytes in
            guard fates[place] == ImportRows.Fate.new.rawValue else { return }
            guard let (event, evidence) = ConsentEventBytes.read(bytes, terms: terms) else {
                throw StorageError.failed("what is being taken in was changed on disk")
            }
            try each(event, evidence)
            done += 1
            if done % Self.step == 0 {
                meter.report("taking in consents", done: UInt64(done), total: UInt64(count))
            }
        }
    }

    private static let step = 4096
}
