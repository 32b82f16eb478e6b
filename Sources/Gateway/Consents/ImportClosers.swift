// For whom a file closes something.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// For whom a file closes something, by what they are called in every epoch; who is there already is
/// left out once that is known.
///
/// 48 bytes a closing row and epoch: the address itself goes with its row.
struct ImportClosers: ClosingPeople {
    /// Makes the tags of one epoch.
    private final class Desk {
        let epoch: String
        var pseudonymiser: SubjectPseudonymiser

        init(_ key: SealedKey, in workroom: Workroom) throws(GatewayError) {
            epoch = SubjectEpoch.name(of: key)
            pseudonymiser = try workroom.pseudonymiser(in: key)
        }
    }

    private struct Closer {
        let person: WantedPerson
        let place: UInt32
    }

    private(set) var scopes: [WithdrawalScope] = []
    /// How many rows close something for a telephone number, by which nobody can be looked for.
    private(set) var unsearchable = 0
    private let desks: [Desk]
    private var closers: [[Closer]]
    private var phones: [UInt32] = []
    private var places: [WithdrawalScope: Int] = [:]

    init(in workroom: Workroom) throws(GatewayError) {
        var desks: [Desk] = []
        for key in try workroom.epochs() { desks.append(try Desk(key, in: workroom)) }
        self.desks = desks
        closers = desks.map { _ in [] }
    }

    /// Adds the row at this place among those that can be read.
    mutating func add(_ row: borrowing ConsentRow, at place: Int) {
        guard let scope = WithdrawalScope(of: row.event) else { return }
        let place = UInt32(truncatingIfNeeded: place)
        guard row.contactKind == .email else { return phones.append(place) }
        let number = places[scope] ?? scopes.count
        if number == scopes.count {
            places[scope] = number
            scopes.append(scope)
        }
        for (index, desk) in desks.enumerated() {
            let tag = desk.pseudonymiser.tag(
                identifierType: "email", normalised: row.contact[...])
            closers[index].append(
                Closer(
                    person: WantedPerson(tag: tag, event: row.event.identifier, scope: number),
                    place: place))
        }
    }

    /// Leaves out who is there already; every row was added.
    mutating func finish(fates: [UInt8]) {
        let new = ImportRows.Fate.new.rawValue
        for index in closers.indices {
            closers[index].removeAll { fates[Int($0.place)] != new }
            closers[index].sort { $0.person.tag < $1.person.tag }
        }
        unsearchable = phones.count { fates[Int($0)] == new }
        if closers.allSatisfy(\.isEmpty) { scopes = [] }
    }

    func read(
        in epoch: String, _ each: ([WantedPerson]) throws(GatewayError) -> Void
    ) throws(GatewayError) {
        guard let index = desks.firstIndex(where: { $0.epoch == epoch }) else { return }
        let people = closers[index]
        var start = 0
        while start < people.count {
            let end = min(start + Self.piece, people.count)
            try each(people[start..<end].map(\.person))
            start = end
        }
    }

    /// People handed over at a time.
    private static let piece = 1 << 16
}
