// That the host's configuration of the log changed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

/// That the host's configuration of the log changed since it was last recorded.
///
/// It is recorded before anything else happens under it, so nobody can lower it and be silent.
enum ConfigurationChange {
    /// Commits `config.changed` unless the newest such entry says what holds now; without any, no
    /// file is what has always held.
    static func record(
        _ configuration: AuditConfiguration, store: any GatewayStore, journal: Journal
    ) async throws(GatewayError) {
        let digest = configuration.digest?.hexadecimal
        let previous = try newest(in: store)
        guard digest != previous else { return }
        try await journal.record([
            EntryDraft(
                .configChanged, .allowed, by: journal.actor,
                on: ("configuration", "audit"),
                details: [
                    "sha256": digest.map { .string($0) } ?? .null,
                    "previous": previous.map { .string($0) } ?? .null,
                    "settings": .object(configuration.settings.mapValues { .string($0) }),
                ])
        ])
    }

    /// The digest that the newest such entry names; nil when it names none, or there is none.
    private static func newest(in log: some LogReading) throws(GatewayError) -> String? {
        do {
            var end = try log.head()?.size ?? 0
            while let found = try log.newestEntry(naming: .configChanged, below: end) {
                let entry = try Entry(found.body, at: found.index)
                if entry.type == .configChanged { return entry.detail("sha256")?.stringValue }
                end = found.index
            }
            return nil
        } catch let error as EntryError {
            throw .integrity("INVALID: an entry: \(error)")
        } catch let error as StorageError {
            throw GatewayError(error)
        } catch {
            throw .failed("\(error)")
        }
    }
}
