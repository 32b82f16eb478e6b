// That every reason code is really given by something.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway
import Testing

struct DecisionTableTests {
    /// The policy engine's list as its specification has it, families by one of each.
    private static let specified = """
        policy.none policy.unsigned policy.expired policy.invalid agreement.missing
        agreement.expired agreement.revoked agreement.superseded actor.role actor.approval
        suppression.global suppression.connection condition.region basis.messages consent.unknown
        consent.refused consent.withdrawn consent.revoked consent.expired consent.invalid
        consent.type consent.unconfirmed consent.notice_superseded consent.recipient field.drop
        field.required_missing field.prohibited limit.rows limit.blocked_share limit.change
        error.evaluation
        """
    private static let families = ["condition", "basis", "error"]

    private static func isOfFamily(_ code: ReasonCode) -> Bool {
        families.contains { "\(code)".hasPrefix("\($0).") }
    }

    @Test(arguments: DecisionTable.rows)
    func `each row of the table gives its code`(row: DecisionRow) async throws {
        #expect(try await row.seen() == row.code)
    }

    @Test func `the table has every code of the closed list once, and each family`() {
        let codes = DecisionTable.rows.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(Set(codes.filter { !Self.isOfFamily($0) }) == Set(ReasonCode.closed))
        let families = codes.filter(Self.isOfFamily)
        #expect(
            families.map { "\($0)".prefix { $0 != "." } }.sorted()
                == Self.families.sorted().map { $0[...] })
        #expect(codes.count == ReasonCode.closed.count + Self.families.count)
    }

    @Test func `every code that the specification lists is in the table`() {
        let listed = Self.specified.split { $0 == " " || $0 == "\n" }.map(String.init)
        #expect(listed.count == 31)
        #expect(Set(listed).subtracting(DecisionTable.rows.map { "\($0.code)" }) == [])
    }

    @Test func `every code has a sentence of its own`() {
        let texts = (DecisionTable.rows.map(\.code)).map { ReasonMeaning.text(of: $0) }
        #expect(!texts.contains("see the policy that decided"))
        #expect(Set(texts).count == texts.count)
    }
}
