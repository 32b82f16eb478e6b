// Makes a view from one ordered scan.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain

/// Makes a view from one ordered scan, holding one subject at a time.
struct ConsentViewBuilder: ~Copyable {
    private let questions: [ConsentQuestion]
    private let scope: ConsentScope
    private let upTo: UInt64
    private var entries = ConsentEntries()
    private var hash = SHA256()
    private var scanned: [UInt8] = []
    private var subject: SubjectReference?
    private var lastNumber: UInt64 = 0
    private var suppression: Suppression = []
    private var deciding: [DecidingEvent]
    private var failure: LedgerError?

    /// Events' bytes are hashed in pieces of about this size.
    private static let pieceSize = 1 << 16

    init(questions: [ConsentQuestion], scope: ConsentScope, upTo: UInt64) {
        self.questions = questions
        self.scope = scope
        self.upTo = upTo
        deciding = [DecidingEvent](repeating: DecidingEvent(), count: questions.count)
        scanned.reserveCapacity(Self.pieceSize + 1024)
    }

    /// Takes the next event of the scan.
    mutating func add(_ numbered: borrowing NumberedConsentEvent) {
        guard failure == nil else { return }
        let event = numbered.event
        guard isInOrder(event.subject, numbered.number) else {
            failure = LedgerError(cause: "event \(numbered.number) is out of order in the scan")
            return
        }
        if event.subject != subject { endSubject() }
        (subject, lastNumber) = (event.subject, numbered.number)
        ScannedConsent.append(numbered, to: &scanned)
        if scanned.count >= Self.pieceSize { hashScanned() }
        guard scope.concerns(event) else { return }
        suppression.formUnion(scope.suppression(by: event))
        for index in questions.indices where scope.answers(questions[index], by: event) {
            deciding[index].hear(numbered)
        }
    }

    /// Ends the last subject and gives what was made.
    ///
    /// - Throws: `LedgerError` when the scan was out of order. A view over such a scan could miss
    ///   an objection.
    consuming func finish() throws(LedgerError) -> (ConsentEntries, Digest<ScannedConsent>) {
        if let failure { throw failure }
        endSubject()
        hashScanned()
        return (entries, hash.finish())
    }

    private func isInOrder(_ next: SubjectReference, _ number: UInt64) -> Bool {
        guard number > 0, number <= upTo else { return false }
        guard let subject else { return true }
        return subject < next || (subject == next && lastNumber < number)
    }

    private mutating func hashScanned() {
        hash.update(scanned)
        scanned.removeAll(keepingCapacity: true)
    }

    /// Keeps the subject unless there is nothing to say about it.
    private mutating func endSubject() {
        guard let subject else { return }
        if !suppression.isEmpty || deciding.contains(where: { $0.standing.state != .unknown }) {
            entries.subjects.append(subject)
            entries.suppressions.append(suppression)
            for index in deciding.indices {
                entries.standings.append(deciding[index].standing)
            }
        }
        suppression = []
        for index in deciding.indices { deciding[index].removeAll() }
    }
}
