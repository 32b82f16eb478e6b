// The tests of as whom an account acts.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway
import Testing

struct OldestEnrolmentTests {
    private func enrolment(
        _ name: String, account: UInt32 = 1, since: Int64, isDisabled: Bool = false
    ) throws -> Enrolment {
        Enrolment(
            name: try Name(name), role: .viewer, account: account,
            enrolledAt: Instant(seconds: since),
            disabledAt: isDisabled ? Instant(seconds: 100) : nil)
    }

    @Test func `a disabled enrolment gives way to a younger one`() throws {
        let all = [
            try enrolment("young", since: 3), try enrolment("old", since: 1, isDisabled: true),
            try enrolment("middle", since: 2), try enrolment("other", account: 2, since: 0),
        ]
        #expect(all.oldest(of: 1)?.name.text == "middle")
    }

    @Test func `where all are disabled the oldest says so`() throws {
        let all = [
            try enrolment("young", since: 3, isDisabled: true),
            try enrolment("old", since: 1, isDisabled: true),
        ]
        #expect(all.oldest(of: 1)?.name.text == "old")
        #expect(all.oldest(of: 2) == nil)
    }
}
