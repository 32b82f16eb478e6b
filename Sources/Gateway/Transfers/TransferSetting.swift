// Everything a transfer is decided by, looked up once.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Policy

/// Everything a transfer is decided by, looked up once at its start.
struct TransferSetting: Sendable {
    let transfer: Identifier<Transfer>
    let export: ExportRecord
    let connection: ConnectionRecord
    let segments: [SegmentRecord]
    /// The policy together with the guard-rails in force beside it.
    let policy: CompiledPolicy
    let destination: any Destination
    let keys: [NamedKey]
    /// The epoch under whose key people have their tags in it, looked up once as all else is.
    let epoch: SealedKey
    let terms: [UInt32: ConsentTerms]
    /// The instant that everybody is decided for.
    let now: Instant

    /// - Throws: `GatewayError.refused` when no policy is in force, when the log did not put it
    ///   in force, or when it cannot decide together with the guard-rails.
    init(
        of name: Name<Export>, as transfer: Identifier<Transfer>, in workroom: Workroom
    ) throws(GatewayError) {
        self.transfer = transfer
        now = workroom.now
        export = try workroom.export(name)
        connection = try workroom.connection(export.connection)
        destination = try workroom.destination(for: connection)
        var segments: [SegmentRecord] = []
        for segment in export.segments { segments.append(try workroom.segment(segment)) }
        self.segments = segments
        let deciding = try DecidingPolicies(
            named: export.policy, for: connection.kind, at: now, in: workroom)
        try deciding.checkSigned(in: workroom)
        policy = try deciding.compiled()
        guard policy.connectionType == connection.kind else {
            throw .refused(
                .policyInvalid,
                "policy `\(policy.identifier)` is for connections of kind "
                    + "`\(policy.connectionType)`, and `\(connection.name)` is `\(connection.kind)`",
                entry: nil)
        }
        keys = try workroom.namedKeys(of: policy)
        epoch = try workroom.currentEpoch()
        do { terms = try workroom.store.terms() } catch { throw GatewayError(error) }
    }

    /// Where it goes, in words that change when it does.
    var destinationWords: String {
        "\(connection.name) \(connection.kind) \(connection.address) \(export.list)"
    }

    /// How people are spelt in this export's requests.
    var encoding: any RecordEncoding {
        destination.encoding(of: policy.fields, list: export.list)
    }

    /// An engine for rows whose fields stand in these columns.
    func engine(_ matching: ColumnMatching) throws(GatewayError) -> PolicyEngine {
        do {
            return try PolicyEngine(
                policy: policy, columns: matching.columns, terms: terms, keys: keys, now: now)
        } catch { throw .refused(.policyInvalid, "\(error)", entry: nil) }
    }
}
