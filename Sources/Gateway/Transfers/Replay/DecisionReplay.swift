// A decision made again.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Policy
import Segments

/// A decision made again, by the same pass that made it, from what its entry pins.
struct DecisionReplay {
    private let decided: DecidedTransfer
    private let facts: DecisionFacts
    private let keptCopies: [String: String]
    private let workroom: Workroom

    /// Reads the entry, and shows that it stands in the signed log.
    init(
        of decided: DecidedTransfer, keptCopies: [String: String], in workroom: Workroom
    ) throws(GatewayError) {
        self.decided = decided
        self.keptCopies = keptCopies
        self.workroom = workroom
        let body: [UInt8]
        do {
            guard let size = try workroom.store.head()?.size, size > decided.entry else {
                throw GatewayError.integrity("INVALID: entry \(decided.entry): it is missing")
            }
            body = try ReportedHead(of: size - 1, in: workroom).proof(of: decided.entry).body
            facts = try DecisionFacts(try Entry(body, at: decided.entry))
        } catch let error as GatewayError {
            throw error
        } catch let error as StorageError {
            throw GatewayError(error)
        } catch {
            throw .integrity("INVALID: entry \(decided.entry): \(error)")
        }
    }

    /// Decides everybody again and compares.
    func report() throws(GatewayError) -> ReplayReport {
        let recorded = try RecordedVerdicts(of: decided, counting: facts.counts, in: workroom)
        let policy = try policy()
        let ground = try ground(under: policy)
        let view = try ground.view(of: workroom.store, upTo: facts.consent.upTo)
        guard view.digest.hexadecimal == facts.consent.digest else {
            throw .integrity(
                "INVALID: the consent ledger up to event \(facts.consent.upTo) is not the one that "
                    + "transfer \(decided.identifier) was decided under")
        }
        let sources = try ReplaySource.all(of: facts, keptCopies: keptCopies, in: workroom)
        var pass = try DecisionPass(on: ground, view: view, in: workroom)
        for source in sources {
            try source.decide(
                by: &pass, under: policy, salts: recorded.salts, meter: workroom.meter)
        }
        let found = pass.finish()
        guard found.records.count == decided.count else {
            throw .integrity(
                "INVALID: transfer \(decided.identifier): its sources have \(found.records.count) "
                    + "rows and it has \(decided.count) records")
        }
        var comparison = ReplayComparison(
            with: found, under: policy, fieldSets: facts.fieldSets)
        do {
            for slot in 0..<recorded.segment.count {
                comparison.take(try recorded.segment.slot(at: slot), at: slot)
            }
        } catch { throw GatewayError(error) }
        return report(
            comparison, countsAgree: TransferFacts.counts(found.totals) == facts.counts, sources)
    }

    /// The policy that decided, joined with its guard-rails: the stored texts of the digests that
    /// the entry names.
    private func policy() throws(GatewayError) -> CompiledPolicy {
        let stored = try workroom.activatedPolicies()
        if let policy = try stored.deciding(facts.policy, guardRails: facts.guardRails) {
            return policy
        }
        let known = Set(stored.map(\.digest.hexadecimal))
        let missing = ([facts.policy] + facts.guardRails).filter { !known.contains($0) }
        throw .input(
            .policyNone,
            "what decided is not stored here any more: no policy has the digest "
                + missing.joined(separator: ", "))
    }

    private func ground(under policy: CompiledPolicy) throws(GatewayError) -> DecisionGround {
        let connection = try workroom.connection(facts.connection)
        guard connection.kind == policy.connectionType else {
            throw .integrity(
                "INVALID: connection `\(connection.name)` is `\(connection.kind)`, and the policy "
                    + "that decided is for `\(policy.connectionType)`")
        }
        guard
            let epoch = try workroom.epochs()
                .first(where: { SubjectEpoch.name(of: $0) == decided.epoch })
        else { throw .key("the key of epoch `\(decided.epoch)` is gone") }
        let terms: [UInt32: ConsentTerms]
        do { terms = try workroom.store.terms() } catch { throw GatewayError(error) }
        return DecisionGround(
            policy: policy,
            encoding: try workroom.destination(for: connection)
                .encoding(of: policy.fields, list: facts.list),
            keys: try workroom.namedKeys(of: policy), epoch: epoch, terms: terms,
            connection: connection.name, now: facts.now)
    }

    private func report(
        _ comparison: ReplayComparison, countsAgree: Bool, _ sources: [ReplaySource]
    ) -> ReplayReport {
        ReplayReport(
            transfer: decided.identifier, entry: decided.entry, decidedFor: facts.now,
            policy: "\(decided.policy.identifier)@\(decided.policy.version)",
            policyDigest: facts.policy, guardRails: facts.guardRails,
            consentUpTo: facts.consent.upTo, consentDigest: facts.consent.digest,
            sources: sources.map {
                ReplayReport.Source(
                    segment: $0.segment, path: $0.description.path, digest: $0.digest)
            },
            read: decided.count, same: comparison.same, different: comparison.different,
            erased: comparison.erased, countsAgree: countsAgree,
            differences: comparison.differences)
    }
}
