// What the load checks refuse.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Policy
import Testing

/// What the load checks refuse, and what a person is told.
struct PolicyLoadingTests {
    private func problems(_ old: String, _ new: String) throws -> [String] {
        let text = try WidePolicy.replacing(old, by: new)
        do {
            _ = try PolicyDocument(parsing: Array(text.utf8), file: "p.yaml")
            return []
        } catch {
            return error.description.split(separator: "\n").map(String.init)
        }
    }

    @Test(arguments: [
        (
            "from: phone", "from: phon",
            "p.yaml:63:15: profiles have no field `phon` (did you mean `phone`?)"
        ),
        (
            "field: country", "field: countri",
            "p.yaml:46:25: profiles have no field `countri` (did you mean `country`?)"
        ),
        (
            "exeat: policy/1", "exeat: policy/2",
            "p.yaml:1:8: `exeat` is `policy/1`: this gateway reads no other format"
        ),
        (
            "version: 7", "version: \"7\"",
            "p.yaml:3:10: `version` is a whole number from 1 to 1000000"
        ),
        (
            "dpo@company.example", "the privacy team",
            "p.yaml:5:8: `owner` is the address of whoever answers for it, not `the privacy team`"
        ),
        (
            "x-test: \"local/1\"", "x-: \"local/1\"",
            "p.yaml:7:65: there is no vocabulary `x-`"
        ),
        (
            "\"x-test:money\"", "\"x-test:mo ney\"",
            "p.yaml:9:3: a local term is a pinned prefix such as `x-id:` and letters, digits, `-`,"
                + " `_` and `.`"
        ),
        (
            "  texts:\n", "  te..xts:\n",
            "p.yaml:30:3: a purpose is named with small letters, digits, `_`, `-`, and `.` between"
                + " them"
        ),
        (
            "notice: {id: news,", "notice: {id: \"The News\",",
            "p.yaml:28:20: `id` is a name of small letters, digits, `_`, `-` and `.`, not `The News`"
        ),
        (
            "[DE, \"NO\",", "[DE, NO,",
            "p.yaml:46:54: other readers of YAML take `NO` for false: write that, or put it in quotes"
                + " if it is text (did you mean `\"NO\"`?)"
        ),
        (
            "[DE, \"NO\",", "[DE, DE,",
            "p.yaml:46:54: `DE` stands more than once in `value`"
        ),
        (
            "prohibit: [\"pd:Financial\"]", "prohibit: [\"pd:Financial\", \"pd:Financial\"]",
            "p.yaml:69:28: `pd:Financial` stands more than once in `prohibit`"
        ),
        ("owner: \"dpo@company.example\"\n", "", "p.yaml:1:1: `policy` lacks the key `owner`"),
        ("title:", "titel:", "p.yaml:1:1: `policy` lacks the key `title`"),
        (
            "type: sendinblue", "type: sendinblu",
            "p.yaml:11:9: `type` cannot be `sendinblu`: it is sendinblue (did you mean `sendinblue`?)"
        ),
        (
            "dpv: \"2.3\"", "dpv: \"2.1\"",
            "p.yaml:7:19: `dpv` cannot be `2.1`: it is 2.3 (did you mean `2.3`?)"
        ),
        ("pd: \"2.3\", ", "", "p.yaml:9:29: `vocabulary` does not pin the prefix `pd`"),
        (
            "\"dpv:Customer\"", "\"dpv:Custommer\"",
            "p.yaml:17:12: `subjects` cannot be the term `dpv:Custommer` (did you mean `dpv:Customer`?)"
        ),
        (
            "broader: \"pd:Financial\"", "broader: \"pd:Finance\"",
            "p.yaml:9:29: `broader` cannot be the term `pd:Finance` (did you mean `pd:Financial`?)"
        ),
        (
            "run: [administrator]", "run: [admin]",
            "p.yaml:15:8: `run` names at least one role, each once"
        ),
        (
            "channel: sms", "channel: fax",
            "p.yaml:33:14: `channel` cannot be `fax`: it is email, sms"
        ),
        (
            "max_age: P1M", "max_age: P1000Y",
            "p.yaml:26:16: `max_age` is a period such as P24M or PT72H, at most a century, not `P1000Y`"
        ),
        ("primary: true", "primary: false", "p.yaml:19:3: exactly one purpose is `primary: true`"),
        (
            "eu-gdpr:A6-1-b", "eu-gdpr:A6-1-a",
            "p.yaml:42:19: the basis `eu-gdpr:A6-1-a` is consent, so the purpose has `consent` checks"
        ),
        (
            "eu-gdpr:A6-1-a", "eu-gdpr:A6-1-f",
            "p.yaml:21:19: the basis `eu-gdpr:A6-1-f` is not consent, so the purpose `requires` a fact"
        ),
        (
            "      names_recipient: true\n", "",
            "p.yaml:25:7: `consent` lacks the key `names_recipient`"
        ),
        (
            "op: present", "op: matches",
            "p.yaml:48:42: `op` cannot be `matches`: it is eq, in, not_in, present, age_at_least, before, after"
        ),
        ("op: present", "op: present, value: true", "p.yaml:48:58: `present` takes no `value`"),
        (
            "field: language, op: present", "field: language, op: before, value: \"2026-01-01\"",
            "p.yaml:48:42: `before` cannot be asked of the field `language`"
        ),
        ("id: tier", "id: region", "p.yaml:47:5: the condition `region` stands twice"),
        (
            "[global, connection]", "[global]",
            "p.yaml:58:14: `suppression` names both `global` and `connection`"
        ),
        (
            "for: service, do: hmac", "for: servce, do: hmac",
            "p.yaml:64:71: `for` cannot be `servce`: it is news, texts, service (did you mean `service`?)"
        ),
        (
            "do: tokenise, key: ids", "do: tokenise", "p.yaml:68:10: `tokenise` needs a `key`"
        ),
        (
            "do: tokenise, key: ids", "do: tokenize, key: ids",
            "p.yaml:68:83: `do` cannot be `tokenize`: it is allow, drop, constant, hmac, tokenise,"
                + " mask, truncate, generalise (did you mean `tokenise`?)"
        ),
        ("do: hmac, key: ids", "do: hmac", "p.yaml:64:11: `hmac` needs a `key`"),
        ("do: drop", "do: drop, key: ids", "p.yaml:62:75: `drop` takes no `key`"),
        (
            "do: drop", "required: true, do: drop",
            "p.yaml:62:70: a field that is dropped cannot be required"
        ),
        (
            "from: birth_date", "from: city",
            "p.yaml:65:16: `generalise` needs a field that is a date"
        ),
        (
            "bands: [18, 30]", "bands: [30, 18]",
            "p.yaml:65:90: `bands` lists at least one age, each above the one before"
        ),
        ("SOURCE: {", "SOURCE: {from: city, ", "p.yaml:66:18: a constant is read from no field"),
        ("SMS: {", "Sms: {", "p.yaml:63:3: `Sms` is not a field name such as FNAME: use A-Z 0-9 _"),
        (
            "category: \"pd:Name\", for: news, do: drop",
            "category: \"pd:Financial\", for: news, do: drop",
            "p.yaml:62:38: `prohibit` names `pd:Financial`: no field may have it"
        ),
        (
            "category: \"pd:Name\", for: news, do: drop",
            "category: \"x-test:money\", for: news, do: drop",
            "p.yaml:62:38: `prohibit` names `pd:Financial`: no field may have it"
        ),
        (
            "required: true, do: allow", "do: allow",
            "p.yaml:60:3: `EMAIL` identifies a person: it is required, allowed, and for the primary purpose"
        ),
        (
            "max_blocked_share: 1,", "max_blocked_share: 1.5,",
            "p.yaml:70:44: `max_blocked_share` is a number from 0 to 1.0"
        ),
        ("then: delete", "then: keep", "p.yaml:71:38: `then` cannot be `keep`: it is delete"),
        (
            "from: \"2026-01-01T00:00:00Z\"", "from: \"2027-01-01T00:00:00Z\"",
            "p.yaml:6:50: `until` is not after `from`"
        ),
        (
            "profile: {email:", "profile: {e_mail:",
            "p.yaml:75:15: profiles have no field `e_mail` (did you mean `email`?)"
        ),
        (
            "reason: condition.region", "reason: condition.regio",
            "p.yaml:77:38: `reason` cannot be `condition.regio` (did you mean `condition.region`?)"
        ),
    ])
    func `what it refuses names the place and the right word`(
        old: String, new: String, expected: String
    ) throws {
        let found = try problems(old, new)
        #expect(found.contains(expected), "\(found)")
    }

    @Test func `all problems are told at once, in the order of the file`() throws {
        var text = try WidePolicy.replacing("from: phone", by: "from: phon")
        text.replace("type: sendinblue", with: "type: other")
        text.replace("op: present", with: "op: absent")
        #expect {
            try PolicyDocument(parsing: Array(text.utf8), file: "p.yaml")
        } throws: { error in
            (error as? PolicyLoadError)?.problems.map(\.line) == [11, 48, 63]
        }
    }

    @Test(arguments: ["news.", "a..b", "a.", "a.b."])
    func `a purpose whose reason could not be read again is refused`(name: String) throws {
        let text = WidePolicy.text.replacing("news", with: name)
        let error = #expect(throws: PolicyLoadError.self) {
            try PolicyDocument(parsing: Array(text.utf8), file: "p.yaml")
        }
        #expect(error?.problems.first?.line == 19)
    }

    @Test func `a prohibited category has a reason of its own`() throws {
        let text = try WidePolicy.replacing(
            "from: last_name, category: \"pd:Name\"",
            by: "from: last_name, category: \"pd:Financial\"")
        let error = #expect(throws: PolicyLoadError.self) {
            try PolicyDocument(parsing: Array(text.utf8), file: "p.yaml")
        }
        #expect(error?.reason == .fieldProhibited)
        let two = text.replacing("op: present", with: "op: absent")
        let other = #expect(throws: PolicyLoadError.self) {
            try PolicyDocument(parsing: Array(two.utf8), file: "p.yaml")
        }
        #expect(other?.reason == .policyInvalid)
    }

    @Test func `more than 64 fields are refused`() throws {
        let extra = (0..<60).map {
            "  F\($0): {from: city, category: \"pd:Name\", for: news, do: allow}\n"
        }
        let found = try problems("  SOURCE:", extra.joined() + "  SOURCE:")
        #expect(found == ["p.yaml:60:3: `fields` has 1 to 64 entries, not 69"])
    }

    @Test func `a policy without a test is refused`() throws {
        let start = try #require(WidePolicy.text.range(of: "tests:"))
        let text = WidePolicy.text[..<start.lowerBound] + "tests: []\n"
        #expect {
            try PolicyDocument(parsing: Array(text.utf8), file: "p.yaml")
        } throws: { error in
            (error as? PolicyLoadError)?.description
                == "p.yaml:72:8: a policy has at least one test"
        }
    }
}
