// Which keys sign the log now, and which did.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
public import TransparencyLog

/// Which keys sign the log now, and which did, as the store says: what key files are held to when
/// a home is opened.
public struct SigningKeyTerms: Sendable {
    /// The keys that sign the next checkpoint, older first: one or two; none in a new home.
    public let valid: [VerifierKey]
    /// The keys that have ended.
    public let ended: [VerifierKey]

    /// Reads the table of the log's keys; where it is empty, the first entry names the only key.
    ///
    /// - Throws: `GatewayError.integrity` when neither names one, `.failed` when reading fails.
    public init(of store: any GatewayStore) throws(GatewayError) {
        do {
            let records = try store.logKeys()
            guard records.isEmpty else {
                valid = try Self.keys(records.filter { $0.until == nil })
                ended = try Self.keys(records.filter { $0.until != nil })
                guard (1...2).contains(valid.count) else {
                    throw GatewayError.integrity(
                        "INVALID: the table of the log's keys: \(valid.count) sign at once")
                }
                return
            }
            ended = []
            guard let first = try store.bodies(0..<1).first else {
                valid = []
                return
            }
            let text = try Entry(first, at: 0).detail("vkey")?.stringValue
            valid = [try VerifierKey(parsing: text ?? "")]
        } catch let error as GatewayError {
            throw error
        } catch let error as StorageError {
            throw GatewayError(error)
        } catch {
            throw .integrity("INVALID: the log's first key: \(error)")
        }
    }

    private static func keys(_ records: [LogKeyRecord]) throws -> [VerifierKey] {
        try records.sorted { $0.from < $1.from }.map { try VerifierKey(parsing: $0.vkey) }
    }
}
