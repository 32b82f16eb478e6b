// People whom changed policies decide.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Policy

/// People whom every changed policy of one file decides: fixed, and made for the file as it was.
struct PolicyPanel {
    let name: String
    let source: [UInt8]
    let tree: Tree
    private let people: [(profile: [String: [UInt8]], events: [SlowEvent])]
    private let terms: [Int: SlowTerms]
    /// Who leaves under the file as it was.
    private let released: [Bool]

    static let now = SlowCalendar.midnight(of: SlowCalendar.Day(year: 2026, month: 6, day: 1))

    init(_ name: String, _ source: [UInt8]) throws {
        self.name = name
        self.source = source
        tree = try NaiveReading.tree(of: source)
        let plain = try SlowPolicy(tree)
        var random = Seeded(7)
        let events = RandomEvents(asking: [plain], now: Self.now, &random)
        var people: [(profile: [String: [UInt8]], events: [SlowEvent])] = []
        for _ in 0..<16 {
            people.append((RandomProfile.make(around: Self.now, &random), events.make(&random)))
        }
        var terms = events.terms
        // The people of the file's own tests, each of whom one check alone holds back.
        for test in (tree["tests"]?.items ?? []).map({ SlowTest($0) }) where test.now == Self.now {
            var (said, told) = test.consents(of: plain)
            for index in said.indices where said[index].terms > 0 {
                said[index].terms += terms.count
            }
            told = Dictionary(uniqueKeysWithValues: told.map { ($0 + terms.count, $1) })
            terms.merge(told) { $1 }
            people.append((test.profile, said))
        }
        (self.people, self.terms) = (people, terms)
        let slow = SlowEvaluator(
            policies: [plain], terms: terms, keys: [:], connection: RandomEvents.connection,
            now: Self.now)
        released = people.map { slow?.decide($0.profile, $0.events).deciding == "released" }
    }

    /// What a document does to the panel, on both sides.
    struct Finding {
        /// The first person about whom they disagree.
        var disagreement: String?
        /// Whether somebody leaves whom the file as it was withholds.
        var isLooser = false
    }

    func decide(_ document: PolicyDocument, _ plain: SlowPolicy) throws -> Finding {
        var finding = Finding()
        guard
            var sides = try BothSides([document.compiled()], [plain], terms: terms, now: Self.now)
        else { return finding }
        let view = try sides.view(of: people.map(\.events))
        for (number, person) in people.enumerated() {
            let expected = sides.slow.decide(person.profile, person.events)
            let found = sides.decide(person.profile, number: number, view)
            if found != expected, finding.disagreement == nil {
                finding.disagreement = "\(found) where \(expected) was expected"
            }
            if found.deciding == "released", !released[number] { finding.isLooser = true }
        }
        return finding
    }
}
