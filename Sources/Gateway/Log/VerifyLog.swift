// Checking the whole log against its signature.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain
import TransparencyLog

/// Checks the whole log: every entry, every hash, every checkpoint, and what entries say together.
public struct VerifyLog: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.auditVerify

    /// What is answered when everything holds.
    public struct Output: Sendable, Codable {
        /// The log's name.
        public let origin: String
        /// How many entries were verified.
        public let size: UInt64
        /// Root of the tree over all of them, hexadecimal.
        public let root: String
        /// To keep or to mail: whoever has it can tell later whether the log was rolled back.
        public let shortForm: String
        /// Batches that were started and have no outcome.
        public let unfinished: Int
        /// The first of these, as people read it; nil when every batch has its outcome.
        public let open: String?
        /// Files of subject records that were checked against the log.
        public let segments: Int
        /// What was noticed and breaks no rule: one sentence each.
        public let findings: [String]
    }

    /// Whether every transfer's subject records are checked too.
    public let deep: Bool

    /// A checkpoint that was kept elsewhere, the note or the line; nil to hold the log against
    /// itself alone.
    public let since: String?

    /// Asks.
    public init(deep: Bool, since: String? = nil) {
        self.deep = deep
        self.since = since
    }

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        do {
            // What cannot be used is said before the log is read: it says nothing about it.
            let kept = try since.map(Self.kept)
            let verified = try verifyAll(in: workroom)
            if let kept {
                try LogVerifier.compare(kept, with: workroom.store, log: verified)
            }
            let segments = deep ? try SegmentCheck.run(in: workroom) : SegmentCheck.Result()
            return Output(
                origin: verified.origin, size: verified.size, root: verified.root.hexadecimal,
                shortForm: verified.shortForm, unfinished: verified.unfinished.count,
                open: verified.openBatches, segments: segments.checked,
                findings: verified.findings + segments.findings)
        } catch let error as AuditError {
            throw GatewayError(error)
        } catch let error as StorageError {
            throw GatewayError(error)
        } catch let error as GatewayError {
            throw error
        } catch {
            throw .failed("\(error)")
        }
    }

    /// Verifies the whole log; if an entry came in while it was read, once more from the start.
    ///
    /// The verifier reads in several steps, and a head that moved between two of them looks like a
    /// contradiction. Only one that stands while the head stands still is an alarm.
    private func verifyAll(in workroom: Workroom) throws -> VerifiedLog {
        for _ in 0..<Self.attempts {
            let before = try workroom.store.head()
            do {
                return try LogVerifier.verify(
                    storage: workroom.store, key: workroom.verifierKey,
                    cosignatures: workroom.store
                ) { workroom.meter.report("verifying", done: $0, total: before?.size ?? 0) }
            } catch {
                if try workroom.store.head() == before { throw error }
            }
        }
        throw GatewayError.failed("the log grew all the while it was verified: try again")
    }

    private static func kept(_ text: String) throws -> KeptCheckpoint {
        do { return try KeptCheckpoint(parsing: Array(text.utf8)) } catch {
            throw GatewayError(AuditError.unusable("\(error)"))
        }
    }

    private static let attempts = 5
}
