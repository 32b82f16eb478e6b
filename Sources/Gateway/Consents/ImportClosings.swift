// What closes the consents of a file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// What closes the consents of a file: the events that do, in the ledger and in the file itself.
///
/// 56 bytes an event that closes; what gives is not kept. The rule is `ConsentPrecedence.superseding`,
/// for a million rows at a time.
struct ImportClosings {
    private struct Closing {
        let subject: SubjectReference
        let expressedAt: Instant
        /// 0 where every one is closed.
        let purpose: UInt32
        let channel: UInt32
        let recipient: UInt32
    }

    private var closings: [Closing] = []
    private var codes: [String: UInt32] = [:]

    /// Adds an event, if it closes anything.
    mutating func add(_ event: borrowing ConsentEvent) {
        guard !event.state.isValid, event.state != .unknown else { return }
        // An objection is to the processing as such, whatever it names and whenever it came.
        let isObjection = event.state == .objected
        closings.append(
            Closing(
                subject: event.subject,
                expressedAt: isObjection ? .distantFuture : event.expressedAt,
                purpose: isObjection ? 0 : code(of: event.purpose?.text),
                channel: isObjection ? 0 : code(of: event.channel?.rawValue),
                recipient: code(of: event.recipient)))
    }

    /// Adds what the ledger holds, after which nothing more is added.
    ///
    /// - Parameters:
    ///   - ledger: Read at once, or person by person where it is much longer than the file.
    ///   - rows: The file's.
    /// - Throws: `LedgerError`, or `StorageError` when a row cannot be read.
    mutating func addLedger(_ ledger: some ConsentLedger, for rows: SpooledRows) throws {
        let newest = try ledger.newestNumber()
        if UInt64(rows.count) * Self.pace < newest {
            try rows.read { _, terms, bytes in
                guard let (event, _) = ConsentEventBytes.read(bytes, terms: terms),
                    event.state.isValid
                else { return }
                for numbered in try ledger.events(of: event.subject, upTo: newest) {
                    add(numbered.event)
                }
            }
        } else if newest > 0 {
            try ledger.scan(after: 0, upTo: newest) { add($0.event) }
        }
        closings.sort { $0.subject < $1.subject }
    }

    /// So many events are scanned in the time that one person is looked up.
    private static let pace: UInt64 = 20

    /// Whether a later event, or one of the same instant, closes what this one opens.
    ///
    /// - Parameters:
    ///   - given: A consent that was given.
    ///   - recipients: Those it names.
    /// - Returns: False for a consent that stands.
    func supersede(_ given: borrowing ConsentEvent, naming recipients: [String]) -> Bool {
        let subject = given.subject
        var (low, high) = (0, closings.count)
        while low < high {
            let middle = low + (high - low) / 2
            if closings[middle].subject < subject { low = middle + 1 } else { high = middle }
        }
        guard low < closings.count, closings[low].subject == subject else { return false }
        let purpose = given.purpose.flatMap { codes[$0.text] }
        let channel = given.channel.flatMap { codes[$0.rawValue] }
        let only = recipients.count == 1 ? codes[recipients[0]] : nil
        while low < closings.count, closings[low].subject == subject {
            let closing = closings[low]
            if closing.expressedAt >= given.expressedAt,
                closing.purpose == 0 || closing.purpose == purpose,
                closing.channel == 0 || closing.channel == channel,
                closing.recipient == 0 || closing.recipient == only
            {
                return true
            }
            low += 1
        }
        return false
    }

    /// A number for a name; 0 for none.
    private mutating func code(of name: String?) -> UInt32 {
        guard let name else { return 0 }
        if let code = codes[name] { return code }
        let code = UInt32(codes.count + 1)
        codes[name] = code
        return code
    }
}
