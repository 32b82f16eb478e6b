// The log as an undertaking writes to it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
import Consent
import Domain
import TransparencyLog

/// The log as an undertaking writes to it: entries of one caller, each with its changes.
public struct Journal: Sendable {
    let log: AuditLog<StateChange>
    /// Who the entries are by.
    public let actor: EntryActor

    init(log: AuditLog<StateChange>, actor: EntryActor) {
        self.log = log
        self.actor = actor
    }

    /// Records, and applies the changes, all or nothing.
    ///
    /// - Returns: The place of the first entry.
    /// - Throws: `GatewayError`; nothing was recorded and nothing changed.
    @discardableResult
    public func record(
        _ drafts: [EntryDraft], changing changes: [StateChange] = []
    ) async throws(GatewayError) -> UInt64 {
        do { return try await log.append(drafts, changing: changes) } catch {
            throw GatewayError(error)
        }
    }

    /// Records, and applies the changes that need to know where the entries stand.
    ///
    /// - Parameters:
    ///   - drafts: The entries, in order.
    ///   - changes: Told the place of the first entry, makes the changes.
    /// - Returns: The place of the first entry.
    /// - Throws: `GatewayError`; nothing was recorded and nothing changed.
    @discardableResult
    public func record(
        _ drafts: [EntryDraft],
        changingAt changes: @Sendable (_ first: UInt64) throws(AuditError) -> [StateChange]
    ) async throws(GatewayError) -> UInt64 {
        do { return try await log.append(drafts, changingAt: changes) } catch {
            throw GatewayError(error)
        }
    }

    /// Records a new key that signs the log, under a checkpoint that it signs too.
    func rotate(
        to next: consuming NoteSigner, recording drafts: [EntryDraft],
        changingAt changes: @Sendable (_ first: UInt64) throws(AuditError) -> [StateChange]
    ) async throws(GatewayError) -> UInt64 {
        do {
            return try await log.rotate(to: next, recording: drafts, changingAt: changes)
        } catch { throw GatewayError(error) }
    }

    /// Records the end of the older of two keys that sign the log.
    func retire(
        recording drafts: [EntryDraft],
        changingAt changes: @Sendable (_ first: UInt64) throws(AuditError) -> [StateChange]
    ) async throws(GatewayError) -> UInt64 {
        do { return try await log.retire(recording: drafts, changingAt: changes) } catch {
            throw GatewayError(error)
        }
    }

    /// Records that a batch is about to be sent, and gives the log's leave to send it.
    func begin(
        _ intent: DeliveryIntent, changing changes: [StateChange]
    ) async throws(GatewayError) -> Receipt {
        do { return try await log.begin(intent, changing: changes) } catch {
            throw GatewayError(error)
        }
    }

    /// Records that a key will be opened to call a recipient without personal data.
    ///
    /// The agreement is looked for first, and once more inside the log's one writer: no key is
    /// opened after the entry that ended the agreement.
    ///
    /// - Parameters:
    ///   - connection: Where to.
    ///   - purpose: What for, in words for the entry.
    ///   - transfer: The transfer that it is for, if any.
    ///   - needs: What the agreement has to cover.
    ///   - workroom: Where to look, and what time it is.
    /// - Returns: The leave to do so.
    /// - Throws: `GatewayError.refused` without an agreement that holds; nothing was opened.
    func errand(
        to connection: ConnectionRecord, for purpose: String,
        transfer: Identifier<Transfer>? = nil, needs: AgreementNeeds = .none,
        in workroom: Workroom
    ) async throws(GatewayError) -> Errand {
        let (store, now) = (workroom.store, workroom.time.now())
        while true {
            let agreement = try ActiveAgreement(
                of: connection, in: store, at: now, needs: needs)
            let draft = EntryDraft(
                .secretUnsealed, .allowed, by: actor, on: ("connection", connection.name.text),
                transfer: transfer,
                details: [
                    "purpose": .string(purpose),
                    "agreement": .string("\(agreement.identifier)"),
                ])
            do {
                let index = try await record([draft]) { (_) throws(AuditError) in
                    let present = try? ActiveAgreement(
                        of: connection, in: store, at: now, needs: needs)
                    guard present?.identifier == agreement.identifier else {
                        throw .conflict(Self.moved)
                    }
                    return []
                }
                return Errand(under: agreement, recordedAt: index)
            } catch {
                guard error == .exists(Self.moved) else { throw error }
            }
        }
    }

    /// What an append that came too late is refused with; it looks again.
    private static let moved = "an agreement that changed meanwhile"
}
