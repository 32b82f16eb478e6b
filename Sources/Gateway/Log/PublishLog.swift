// Writing the log's public view.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Writes the log as C2SP tiles, entry bundles, checkpoint and key, for any static web server.
public struct PublishLog: Undertaking {
    /// What the caller must be allowed to do.
    public static let action = Action.auditPublish

    /// The folder; nil for the home's own.
    public let directory: String?

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The folder that was written to.
        public let directory: String
        /// How many entries were published.
        public let size: UInt64
        /// Root of the tree over them, hexadecimal.
        public let root: String
        /// How many files were written; those that stood already are not counted.
        public let files: Int
    }

    /// Asks.
    public init(directory: String?) { self.directory = directory }

    /// Does it, and records each step before it is taken.
    public func carryOut(
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) -> Output {
        let target = directory ?? workroom.places.published
        // The entry comes first, so that what is published holds the entry about its publishing.
        try await journal.record([
            EntryDraft(.logPublished, .allowed, by: journal.actor, on: ("log", "published"))
        ])
        do {
            let view = try LogPublisher.publish(
                workroom.store, key: workroom.verifierKey, to: target)
            return Output(
                directory: target, size: view.size, root: view.root.hexadecimal,
                files: view.filesWritten)
        } catch { throw GatewayError(error) }
    }
}
