// Which destinations hold somebody who withdrew.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain

/// Finds out which destinations hold the people for whom something was closed, or may hold them.
///
/// The log says what was decided and sent, the subject records who stood in it. Nothing that is
/// found missing or changed there keeps a withdrawal from being recorded: a transfer that cannot be
/// searched may hold everybody, and is counted as such. Only of records that were destroyed at the
/// end of their time nothing is asked any more; how many those are is told.
struct DutyFinder {
    /// A list at a recipient.
    struct Destination: Hashable, Comparable, Sendable {
        let connection: String
        let list: Int64

        static func < (left: Destination, right: Destination) -> Bool {
            (left.connection, left.list) < (right.connection, right.list)
        }
    }

    /// What is known of one event and one destination.
    private struct Tally {
        var transfers = 0
        var newest: (entry: UInt64, transfer: Identifier<Transfer>, recipient: String)
        var until: Instant
    }

    private struct Key: Hashable {
        let event: Identifier<ConsentEventNoun>
        let destination: Destination
    }

    /// Transfers that may hold somebody and could not be searched: their records were destroyed, or
    /// are not what the log names.
    private(set) var unsearched = 0
    private let workroom: Workroom
    /// Everything decided before this entry was searched.
    private var size: UInt64 = 0
    private var tallies: [Key: Tally] = [:]

    /// What an append that came too late is refused with; it looks again then.
    static let overtaken = "a transfer that was decided while its people were looked for"

    /// Nothing is searched yet.
    init(in workroom: Workroom) { self.workroom = workroom }

    /// Searches every transfer that was decided since it searched last.
    ///
    /// - Throws: `GatewayError` when the store cannot be read.
    mutating func look(for people: some ClosingPeople) throws(GatewayError) {
        let end: UInt64
        do { end = try workroom.store.head()?.size ?? 0 } catch { throw GatewayError(error) }
        defer { size = end }
        guard !people.scopes.isEmpty else { return }
        var transfers: [String: [SearchedTransfer]] = [:]
        var chain = try DecisionChain(in: workroom.store)
        let isWhole = try chain.walk(from: size, to: end) { transfer in
            guard people.scopes.contains(where: { $0.concerns(transfer) }) else { return }
            transfers[transfer.decided.epoch, default: []].append(transfer)
        }
        if !isWhole { unsearched += 1 }
        let epochs = Set(try workroom.epochs().map { SubjectEpoch.name(of: $0) })
        for (epoch, found) in transfers.sorted(by: { $0.key < $1.key }) {
            guard epochs.contains(epoch) else {
                unsearched += found.count
                continue
            }
            var failed: Set<UInt64> = []
            try people.read(in: epoch) { (wanted) throws(GatewayError) in
                for transfer in found {
                    do { try search(transfer, for: wanted, people.scopes, before: end) } catch {
                        failed.insert(transfer.decided.entry)
                        suspect(transfer, of: wanted, people.scopes)
                    }
                }
            }
            unsearched += failed.count
        }
    }

    /// Throws `AuditError.conflict` when a transfer was decided that was not searched, before the
    /// entry `first`, which is about to be committed.
    static func hold(
        _ size: UInt64, upTo first: UInt64, in log: some LogReading
    ) throws(AuditError) {
        let newest: UInt64?
        do { newest = try DecisionChain.newest(below: first, in: log) } catch {
            throw .stopped(error)
        }
        if let newest, newest >= size { throw .conflict(overtaken) }
    }

    /// How much of the log was searched, to be held when the duties are committed.
    var searched: UInt64 { size }

    /// The duties that were found, by destination and event; each has a new identifier.
    func duties() throws(GatewayError) -> [DutyRecord] {
        var duties: [DutyRecord] = []
        duties.reserveCapacity(tallies.count)
        let keys = tallies.keys.sorted {
            ($0.destination, $0.event) < ($1.destination, $1.event)
        }
        for key in keys {
            guard let tally = tallies[key] else { continue }
            let connection: Name<Connection>
            do { connection = try Name(key.destination.connection) } catch {
                throw .integrity("INVALID: a transfer over a connection without a name")
            }
            duties.append(
                DutyRecord(
                    identifier: try workroom.newIdentifier(), event: key.event,
                    connection: connection, list: key.destination.list,
                    recipient: tally.newest.recipient, transfers: tally.transfers,
                    newest: tally.newest.transfer, openedAt: workroom.now, until: tally.until))
        }
        return duties
    }

    /// - Throws: When the records cannot be searched.
    private mutating func search(
        _ transfer: SearchedTransfer, for wanted: [WantedPerson], _ scopes: [WithdrawalScope],
        before end: UInt64
    ) throws {
        let decided = transfer.decided
        guard let segment = try workroom.segment(of: decided) else {
            throw GatewayError.key("the key of its epoch is gone")
        }
        let concerned = scopes.map { $0.concerns(transfer) }
        var found: [(person: WantedPerson, slot: Int, row: Int)] = []
        try RecordSearch.run(for: wanted, in: segment) { person, slot, record in
            if concerned[person.scope] { found.append((person, slot, Int(record.row))) }
        }
        guard !found.isEmpty else { return }
        let sent = try SentRows(of: decided, before: end, in: workroom.store)
        let until = transfer.deadline(from: workroom.now)
        for (person, slot, row) in found where sent.mayHold(slot: slot, row: row) {
            let key = Key(
                event: person.event,
                destination: Destination(connection: decided.connection, list: transfer.list))
            count(transfer, until: until, under: key)
        }
    }

    /// Counts a transfer that could not be searched for everybody whom it may hold: what is not known
    /// is asked for at the destination.
    private mutating func suspect(
        _ transfer: SearchedTransfer, of wanted: [WantedPerson], _ scopes: [WithdrawalScope]
    ) {
        let destination = Destination(
            connection: transfer.decided.connection, list: transfer.list)
        let until = transfer.deadline(from: workroom.now)
        for person in wanted where scopes[person.scope].concerns(transfer) {
            count(transfer, until: until, under: Key(event: person.event, destination: destination))
        }
    }

    /// Counts a transfer in which one row of the person was released: of one person no other is.
    private mutating func count(
        _ transfer: SearchedTransfer, until: Instant, under key: Key
    ) {
        let decided = transfer.decided
        let newest = (decided.entry, decided.identifier, decided.recipient)
        var tally = tallies[key] ?? Tally(newest: newest, until: until)
        tally.transfers += 1
        tally.until = min(tally.until, until)
        if tally.newest.entry < decided.entry { tally.newest = newest }
        tallies[key] = tally
    }
}
