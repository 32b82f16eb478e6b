// The transfer that was decided last, as the log has it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit

/// The entry of the transfer that was decided last, which the next entry about one has to name.
///
/// It is looked for from the end of the log, which is what a verifier goes by; the state could say
/// it too, but then the two could differ. Who relies on it asks once more, inside the log's one
/// writer, whether anything was decided since: nothing comes between that and the commit.
struct NewestDecision: Sendable {
    /// Where the entry stands; nil where nothing was ever decided.
    let index: UInt64?
    /// How many entries were looked at.
    private let size: UInt64

    private static let step: UInt64 = 64
    /// What an append that came too late is refused with; it may be tried again.
    static let overtaken = "a transfer that was decided meanwhile"

    /// Looks for it.
    init(in log: some LogReading) throws(GatewayError) {
        do {
            size = try log.head()?.size ?? 0
            index = try Self.newest(in: 0..<size, of: log)
        } catch let error as GatewayError {
            throw error
        } catch {
            throw .failed("\(error)")
        }
    }

    /// Throws `AuditError.conflict` when a transfer was decided between then and the entry `first`,
    /// which is about to be committed.
    func hold(upTo first: UInt64, in log: some LogReading) throws(AuditError) {
        do {
            guard first >= size else {
                throw AuditError.invalid(place: "entry \(first)", cause: "the log has shrunk")
            }
            if try Self.newest(in: size..<first, of: log) != nil {
                throw AuditError.conflict(Self.overtaken)
            }
        } catch let error as AuditError {
            throw error
        } catch let error as StorageError {
            throw .stopped(error)
        } catch {
            throw .invalid(place: "an entry before \(first)", cause: "\(error)")
        }
    }

    private static func newest(
        in range: Range<UInt64>, of log: some LogReading
    ) throws -> UInt64? {
        var end = range.upperBound
        while end > range.lowerBound {
            let start = end - min(step, end - range.lowerBound)
            let bodies = try log.bodies(start..<end)
            guard bodies.count == Int(end - start) else {
                throw GatewayError.integrity("INVALID: an entry from \(start) on is missing")
            }
            for (offset, body) in bodies.enumerated().reversed() {
                let index = start + UInt64(offset)
                let entry: Entry
                do { entry = try Entry(body, at: index) } catch {
                    throw GatewayError.integrity("INVALID: entry \(index): \(error)")
                }
                if entry.type == .transferDecided { return index }
            }
            end = start
        }
        return nil
    }
}
