// That the host's configuration of the log changed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

/// That the host's configuration of the log changed since it was last recorded.
///
/// It is recorded before anything else happens under it, so nobody can lower it and be silent.
enum ConfigurationChange {
    private static let step: UInt64 = 512

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

    /// The digest that the newest such entry names, from the end of the log backwards; nil when it
    /// names none, or there is none.
    private static func newest(in log: some LogReading) throws(GatewayError) -> String? {
        let mark = Array(#""type":"\#(EntryType.configChanged.rawValue)""#.utf8)
        do {
            var end = try log.head()?.size ?? 0
            while end > 0 {
                let start = end - min(end, step)
                for (offset, body) in try log.bodies(start..<end).enumerated().reversed()
                where body.contains(mark) {
                    let entry = try Entry(body, at: start + UInt64(offset))
                    // The words may stand elsewhere in an entry of another type.
                    guard entry.type == .configChanged else { continue }
                    return entry.detail("sha256")?.stringValue
                }
                end = start
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
