// Policies made at random, as documents.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Policies made at random, as documents: everything that the format can say, in any mixture.
struct RandomPolicy {
    let now: Int64

    static let textFields = [
        "country", "language", "city", "loyalty_tier", "first_name", "last_name", "phone",
        "customer_id", "postcode", "email",
    ]
    static let types = [
        "dpv:ImpliedConsent", "dpv:ExpressedConsent", "dpv:ExplicitlyExpressedConsent",
    ]
    static let purposeNames = ["news", "texts", "service", "news.weekly"]
    static let notices = ["news", "texts"]
    static let periods = [
        "P1M", "P3M", "P12M", "P12M", "P24M", "P24M", "P1Y", "P30D", "P365D", "PT36H",
        "P1Y2M3DT4H5M6S", "PT1S", "P90Y", "P1M1D",
    ]
    private static let targets = [
        ("FNAME", "first_name"), ("LNAME", "last_name"), ("SMS", "phone"), ("BAND", "birth_date"),
        ("EXT_ID", "customer_id"), ("CITY", "city"), ("TIER", "loyalty_tier"),
        ("ACTIVE_2", "contract_active"),
    ]

    func make(named name: String, _ random: inout Seeded) -> Tree {
        let purposes = purposes(&random)
        // A policy that prohibits what it sends is refused when it is read.
        let prohibits = random.isOne(in: 12)
        return .map([
            ("exeat", .text("policy/1")), ("id", .text(name)), ("version", .number("1")),
            ("title", .text("Made at random")), ("owner", .text("dpo@company.example")),
            ("vocabulary", pinned), ("terms", terms), ("connection", connection),
            ("actors", .map([("run", .list([.text("administrator")]))])),
            ("purposes", .map(purposes)),
            ("conditions", .list(conditions(&random))),
            ("suppression", .list([.text("global"), .text("connection")])),
            ("fields", .map(fields(purposes, mayHoldMoney: !prohibits, &random))),
            ("prohibit", .list(prohibits ? [.text("pd:Financial")] : [])),
            ("tests", .list([test])),
        ])
    }

    private var pinned: Tree {
        .map(
            ["dpv", "pd", "loc", "eu-gdpr"].map { ($0, .text("2.3")) }
                + [("x-test", .text("local/1"))])
    }

    private var terms: Tree {
        .map([
            ("x-test:money", .map([("broader", .text("pd:Financial")), ("title", .text("Money"))]))
        ])
    }

    private var connection: Tree {
        .map([
            ("type", .text("sendinblue")),
            (
                "recipient",
                .map([
                    ("name", .text("Recipient")), ("role", .text("dpv:DataProcessor")),
                    ("location", .text("loc:FR")),
                ])
            ),
            ("agreement", .map([("required", .flag(true))])),
        ])
    }

    private var test: Tree {
        .map([
            ("name", .text("nobody")), ("now", .text("2026-06-01T00:00:00Z")),
            ("profile", .map([])), ("consent", .list([])),
            (
                "expect",
                .map([("decision", .text("deny")), ("reason", .text("consent.unknown"))])
            ),
        ])
    }

    private func purposes(_ random: inout Seeded) -> [(String, Tree)] {
        let names = random.some(of: Self.purposeNames).shuffled(using: &random)
        let primary = random.below(names.count)
        return names.enumerated().map { number, name in
            let isConsent = !random.isOne(in: 4)
            var members: [(String, Tree)] = [
                ("term", .text("dpv:DirectMarketing")),
                ("lawful_basis", .text(isConsent ? "eu-gdpr:A6-1-a" : "eu-gdpr:A6-1-b")),
                ("channel", .text(random.one(of: ["email", "email", "sms"]))),
            ]
            if number == primary { members.append(("primary", .flag(true))) }
            members.append(
                isConsent ? ("consent", consent(&random)) : ("requires", .map(check(&random))))
            return (name, .map(members))
        }
    }

    private func consent(_ random: inout Seeded) -> Tree {
        .map([
            ("types", .list(types(&random).map { .text($0) })),
            ("max_age", .text(random.one(of: Self.periods))),
            ("confirmed", .flag(random.isOne(in: 3))),
            (
                "notice",
                .map([
                    ("id", .text(random.one(of: Self.notices))),
                    ("min_version", .number("\(1 + random.below(3))")),
                ])
            ),
            ("names_recipient", .flag(random.isOne(in: 3))),
        ])
    }

    /// Mostly with the strongest, which most people's consents are.
    private func types(_ random: inout Seeded) -> [String] {
        let some = random.some(of: Self.types)
        return some.contains(Self.types[2]) || random.isOne(in: 4) ? some : some + [Self.types[2]]
    }

    private func conditions(_ random: inout Seeded) -> [Tree] {
        (0..<random.one(of: [0, 0, 1, 1, 2, 3, 5])).map { number in
            let identifier: (String, Tree) = ("id", .text("rule_\(number)"))
            guard random.isOne(in: 2) else { return .map([identifier] + check(&random)) }
            let arms: [Tree] = (0..<2 + random.below(3)).map { _ in .map(check(&random)) }
            return .map([identifier, ("any", .list(arms))])
        }
    }

    /// A question that suits its field; most are true of most people.
    private func check(_ random: inout Seeded) -> [(String, Tree)] {
        let field = random.one(
            of: Self.textFields + ["birth_date", "birth_date", "birth_date"]
                + ["contract_active", "guardian_consent"])
        func question(_ operation: String, _ value: Tree?) -> [(String, Tree)] {
            [("field", .text(field)), ("op", .text(operation))]
                + (value.map { [("value", $0)] } ?? [])
        }
        if random.isOne(in: 6) { return question("present", nil) }
        switch field {
        case "birth_date":
            switch random.below(4) {
            case 0: return question("before", .text(RandomProfile.day(near: now, &random)))
            case 1: return question("after", .text(RandomProfile.day(near: now, &random)))
            default:
                let years = random.one(of: [1, 4, 13, 16, 18, 21, 36, 65, 150])
                return question("age_at_least", .number("\(years)"))
            }
        case "contract_active", "guardian_consent":
            return question("eq", .flag(!random.isOne(in: 3)))
        default:
            let usual = (RandomProfile.texts[field] ?? []).prefix(2)
            // A policy's texts hold no line breaks; profiles may.
            let values = Set(RandomProfile.texts[field] ?? [])
                .subtracting(["", "a\r\nb"]).sorted()
            let listed = random.some(of: values + ["another", "DE", "\u{E9}"])
            let texts = Tree.list(Self.unique(listed).map { .text($0) })
            let wider = Tree.list(Self.unique(usual + listed).map { .text($0) })
            switch random.below(6) {
            case 0: return question("eq", .text(random.one(of: values)))
            case 1: return question("not_in", texts)
            case 2: return question("not_in", .list([.text(values[values.count - 1])]))
            case 3: return question("in", texts)
            default: return question("in", wider)
            }
        }
    }

    /// A list that names one text twice, in one spelling or two, is refused.
    private static func unique(_ words: [String]) -> [String] {
        var seen: Set<[UInt8]> = []
        return words.filter { seen.insert(Array($0.precomposed.utf8)).inserted }
    }

    private func fields(
        _ purposes: [(String, Tree)], mayHoldMoney: Bool, _ random: inout Seeded
    ) -> [(String, Tree)] {
        let primary = purposes.first { $0.1["primary"] != nil }?.0 ?? ""
        var fields: [(String, Tree)] = [
            (
                "EMAIL",
                .map([
                    ("from", .text("email")), ("category", .text("pd:EmailAddress")),
                    ("for", .text(primary)), ("required", .flag(true)), ("do", .text("allow")),
                ])
            )
        ]
        for (target, source) in Self.targets where !random.isOne(in: 4) {
            let source = random.isOne(in: 25) ? "postcode" : source
            var members: [(String, Tree)] = [
                (
                    "category",
                    .text(mayHoldMoney && random.isOne(in: 80) ? "x-test:money" : "pd:Name")
                ),
                ("for", .text(random.one(of: purposes).0)),
            ]
            let action = action(on: source, &random)
            if action.first?.1.words != "constant" { members.append(("from", .text(source))) }
            if action.first?.1.words != "drop", random.isOne(in: 8) {
                members.append(("required", .flag(true)))
            }
            fields.append((target, .map(members + action)))
        }
        return random.isOne(in: 3) ? fields.shuffled(using: &random) : fields
    }

    private func action(on source: String, _ random: inout Seeded) -> [(String, Tree)] {
        // Documents often do the same kind of thing to a field, so that guard-rails tighten it.
        let usual = ["phone": 6, "last_name": 9, "birth_date": 9, "customer_id": 3][source]
        switch random.isOne(in: 2) ? usual ?? 15 : random.below(16) {
        case 0: return [("do", .text("drop"))]
        case 1:
            return [
                ("do", .text("constant")),
                ("value", .text(random.isOne(in: 4) ? "\u{D8}ther" : "gate")),
            ]
        case 2, 3: return [("do", .text("hmac")), ("key", .text(random.isOne(in: 5) ? "b" : "a"))]
        case 4, 5:
            return [("do", .text("tokenise")), ("key", .text(random.isOne(in: 5) ? "b" : "a"))]
        case 6, 7, 8:
            return [("do", .text("mask")), ("keep_last", .number("\(random.below(5))"))]
        case 9, 10, 11:
            if source == "birth_date" {
                let bands = random.isOne(in: 3) ? ["18", "25", "65"] : ["18", "36"]
                return [
                    ("do", .text("generalise")), ("bands", .list(bands.map { .number($0) })),
                ]
            }
            return [
                ("do", .text("truncate")), ("keep", .number("\(1 + random.below(3))")),
                ("suffix", .text(random.isOne(in: 4) ? "" : ".")),
            ]
        default: return [("do", .text("allow"))]
        }
    }
}
