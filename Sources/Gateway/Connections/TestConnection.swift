// Looking whether a connection works.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Looks whether a connection's key is accepted; no personal data leaves.
///
/// The key is opened for it, so it too needs an agreement that holds.
public struct TestConnection: Undertaking {
    /// What the caller must be allowed to do.
    public static let action = Action.connectionTest

    /// The connection.
    public let name: Name<Connection>

    /// Asks to test.
    public init(name: Name<Connection>) { self.name = name }

    /// The connection that it concerns.
    public func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { name }

    /// Does it, and records each step before it is taken.
    public func carryOut(
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) -> DestinationFacts {
        let connection = try workroom.connection(name)
        let destination = try workroom.destination(for: connection)
        let errand: Errand
        do {
            errand = try await journal.errand(
                to: connection, for: "connection test", in: workroom)
        } catch {
            guard case .refused(let reason, let words, nil) = error else { throw error }
            let entry = try await journal.record([
                draft(.denied, reason: reason, by: journal.actor)
            ])
            throw .refused(reason, words, entry: entry)
        }
        do {
            let facts = try await destination.examine(list: nil, fields: [], on: errand)
            try await journal.record([draft(.allowed, reason: nil, by: journal.actor)])
            return facts
        } catch let error as DestinationError {
            let entry = try await journal.record([
                draft(.error, reason: error.reason, by: journal.actor)
            ])
            throw GatewayError(error, entry: entry)
        } catch let error as GatewayError {
            throw error
        } catch {
            throw .failed("\(error)")
        }
    }

    private func draft(
        _ outcome: EntryOutcome, reason: ReasonCode?, by actor: EntryActor
    ) -> EntryDraft {
        EntryDraft(
            .connectionTested, outcome, by: actor, on: ("connection", name.text), reason: reason)
    }
}
