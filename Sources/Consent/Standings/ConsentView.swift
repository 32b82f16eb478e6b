// Everybody's consent at one number of the ledger.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Everybody's consent at one number of the ledger and one instant, for the questions of one policy.
///
/// Made by one ordered scan and then only read. Three arrays side by side, sorted by subject: no
/// object and no dictionary entry a person. Somebody who is not in it has no standing: unknown.
public struct ConsentView: Sendable {
    /// The newest event that was looked at.
    public let upTo: UInt64
    /// Over every event that was scanned; equal digests mean equal evidence.
    public let digest: Digest<ScannedConsent>
    /// What was asked, one question a purpose of the policy.
    public let questions: [ConsentQuestion]
    private let entries: ConsentEntries

    /// Scans the ledger once.
    ///
    /// - Parameters:
    ///   - ledger: Where the events are.
    ///   - questions: One a purpose of the policy, in file order.
    ///   - recipient: The recipient as consents name it: the connection's kind.
    ///   - connection: The connection's own name.
    ///   - upTo: The last event to look at.
    ///   - now: The instant that is decided for; events dated later do not count.
    /// - Throws: `LedgerError` when the ledger cannot be read or breaks its own order.
    public init(
        ledger: some ConsentLedger, questions: [ConsentQuestion], recipient: String,
        connection: Name<Connection>, upTo: UInt64, now: Instant
    ) throws(LedgerError) {
        let scope = ConsentScope(recipient: recipient, connection: connection.text, now: now)
        var builder = ConsentViewBuilder(questions: questions, scope: scope, upTo: upTo)
        try ledger.scan(after: 0, upTo: upTo) { builder.add($0) }
        (entries, digest) = try builder.finish()
        self.questions = questions
        self.upTo = upTo
    }

    /// How many subjects have a standing or a suppression.
    public var subjectCount: Int { entries.subjects.count }

    /// Writes what is known about a subject over whatever `facts` held.
    ///
    /// - Complexity: O(log n) for n subjects.
    public func facts(about subject: SubjectReference, into facts: inout SubjectFacts) {
        precondition(
            facts.standings.count == questions.count, "facts have one standing a question")
        guard let index = entries.index(of: subject) else { return facts.removeAll() }
        facts.suppression = entries.suppressions[index]
        let first = index * questions.count
        for question in questions.indices {
            facts.standings[question] = entries.standings[first + question]
        }
    }

    /// The same about one subject straight from the ledger, for the check just before sending.
    ///
    /// - Parameters:
    ///   - subject: Whom it is about.
    ///   - ledger: Where the events are.
    ///   - questions: One a purpose of the policy, in file order.
    ///   - recipient: The recipient as consents name it.
    ///   - connection: The connection's own name.
    ///   - upTo: The last event to look at.
    ///   - now: The instant that is decided for.
    ///   - facts: Overwritten with what is known.
    /// - Throws: `LedgerError` when the ledger cannot be read.
    public static func facts(
        about subject: SubjectReference, in ledger: some ConsentLedger,
        questions: [ConsentQuestion], recipient: String, connection: Name<Connection>,
        upTo: UInt64, now: Instant, into facts: inout SubjectFacts
    ) throws(LedgerError) {
        precondition(
            facts.standings.count == questions.count, "facts have one standing a question")
        ConsentPrecedence.decide(
            try ledger.events(of: subject, upTo: upTo), questions: questions,
            recipient: recipient, connection: connection, now: now, into: &facts)
    }
}
