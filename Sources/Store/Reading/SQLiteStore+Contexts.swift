// Purposes, notices, contexts and batches of consents, read from rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
public import Consent
public import Domain
import Foundation
import GRDB
public import Gateway

extension SQLiteStore {
    /// Every definition of every purpose, by name, oldest first.
    public func purposes() throws(StorageError) -> [PurposeDefinition] {
        try records("SELECT body FROM purposes ORDER BY name, version")
    }

    /// Every published notice, by name, oldest first.
    public func notices() throws(StorageError) -> [NoticeVersion] {
        try records("SELECT body FROM notices ORDER BY name, version")
    }

    /// All contexts by their address.
    ///
    /// - Throws: `StorageError.failed` also for one that is no longer what its address is of.
    public func consentContexts() throws(StorageError)
        -> [Digest<ConsentContextText>: ConsentContext]
    {
        try read {
            var contexts: [Digest<ConsentContextText>: ConsentContext] = [:]
            for row in try Row.fetchAll($0, sql: "SELECT digest, body FROM consent_contexts") {
                let context: ConsentContext = try RecordBody.record(from: try row.plain(1))
                guard try row.digest(0) == context.digest else { throw row.unreadable(0) }
                contexts[context.digest] = context
            }
            return contexts
        }
    }

    /// Everything that was taken in together, oldest first, without what was recorded by itself
    /// unless asked for.
    public func consentBatches(
        includingSingle: Bool
    ) throws(StorageError) -> [ConsentBatchRecord] {
        let condition = includingSingle ? "" : "WHERE is_single = 0"
        return try records("SELECT body FROM consent_batches \(condition) ORDER BY number")
    }

    /// When a principal last recorded or took in a consent that was given; nil if never.
    public func lastConsentGiven(
        recordedBy principal: Name<Principal>
    ) throws(StorageError) -> Instant? {
        try read {
            try Row.fetchOne(
                $0, sql: Self.lastConsentGiven, arguments: [principal.text])?.instantIfAny(0)
        }
    }

    static let lastConsentGiven = """
        SELECT MAX(recorded_at) FROM consent_batches WHERE recorded_by = ? AND given_count > 0
        """

    /// What an import's rows were, as `ImportConsents` wrote it; empty when there is none.
    public func rowIndex(
        of batch: Identifier<ConsentBatchNoun>
    ) throws(StorageError) -> [UInt8] {
        try read {
            try Row.fetchOne(
                $0, sql: "SELECT row_index FROM consent_batches WHERE identifier = ?",
                arguments: ["\(batch)"])?.bytes(0) ?? []
        }
    }

    /// Everything that is kept apart because it is dated ahead of the clock, oldest first.
    public func quarantinedConsents() throws(StorageError) -> [QuarantinedConsent] {
        try records("SELECT body FROM consent_quarantine ORDER BY number")
    }
}
