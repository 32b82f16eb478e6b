// The records of a transfer, shown to be those that the log names.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

/// The subject records of a transfer, once every one of them is shown to be covered by the root that
/// the log names.
struct RecordedVerdicts: Sendable {
    let segment: SubjectSegment
    /// The salt of each row that still has a record; zero for the others.
    let salts: [SubjectSalt]

    /// Opens and checks them.
    ///
    /// - Throws: `GatewayError.integrity` when they are not those that the log names; `.input` with
    ///   what the entry still says, when they were destroyed.
    init(
        of decided: DecidedTransfer, counting counts: CanonicalJSON, in workroom: Workroom
    ) throws(GatewayError) {
        guard decided.destroyed == nil, let key = try workroom.epochKey(of: decided.epoch) else {
            throw .input(
                .inputInvalid,
                "the subject records of the transfer, or the key of their epoch, were destroyed at "
                    + "the end of their time: nobody's verdict can be compared any more. What the "
                    + "entry still says is \(Self.words(counts))")
        }
        var salts = [SubjectSalt](repeating: SubjectSalt(0, 0), count: decided.count)
        do {
            segment = try SubjectSegment.open(
                workroom.places.segment(of: "\(decided.identifier)"),
                identifier: decided.identifier, count: decided.count, root: decided.root,
                under: key)
            _ = try segment.verify(erasures: decided.erased)
            for slot in 0..<segment.count {
                guard case .record(let record) = try segment.slot(at: slot),
                    salts.indices.contains(Int(record.row))
                else { continue }
                salts[Int(record.row)] = record.salt
            }
        } catch .stopped(let cause) {
            // The log names the file, so one that is gone or cannot be read is a finding.
            throw .integrity(
                "INVALID: subject records of transfer \(decided.identifier): \(cause)")
        } catch { throw GatewayError(error) }
        self.salts = salts
    }

    /// What an entry counts, in words.
    private static func words(_ counts: CanonicalJSON) -> String {
        let number = { (name: String) in counts[name]?.integerValue ?? 0 }
        var words = ["\(number("read")) read", "\(number("released")) released"]
        if case .object(let withheld)? = counts["withheld"] {
            for (reason, people) in withheld.sorted(by: { $0.key < $1.key }) {
                words.append("\(people.integerValue ?? 0) withheld for \(reason)")
            }
        }
        return words.joined(separator: ", ")
    }
}
