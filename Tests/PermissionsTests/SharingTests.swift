// With whom a connection is shared, and for how long.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Permissions
import Testing

struct SharingTests {
    private func verdict(
        _ shares: [Share], role: Role = .contributor, at instant: Instant = Samples.now
    ) throws -> PermissionVerdict {
        PermissionRules.verdict(
            for: .exportRun, by: try Samples.enrolment(role), on: shares, at: instant)
    }

    @Test func `a share holds from its very instant, not before`() throws {
        let shares = [try Samples.share(from: Samples.now)]
        #expect(try verdict(shares).isAllowed)
        #expect(try verdict(shares, at: Samples.now.moved(by: -1)).reason == .connectionNotShared)
    }

    @Test func `a share does not hold at the instant of its end`() throws {
        let shares = [try Samples.share(until: Samples.now)]
        #expect(try verdict(shares).reason == .connectionNotShared)
        #expect(try verdict(shares, at: Samples.now.moved(by: -1)).isAllowed)
    }

    @Test func `a share that somebody ended does not hold from that very instant`() throws {
        let shares = [try Samples.share(endedAt: Samples.now)]
        #expect(try verdict(shares).reason == .connectionNotShared)
        #expect(try verdict(shares, at: Samples.now.moved(by: -1)).isAllowed)
    }

    @Test func `a share with one person is theirs alone`() throws {
        let own = try verdict([Samples.share(with: "somebody")])
        #expect(own.isAllowed)
        #expect(own.rule.contains(" with somebody by root, "))
        #expect(try verdict([Samples.share(with: "other")]).reason == .connectionNotShared)
    }

    @Test func `the share that holds is the one that is named`() throws {
        let shares = [
            try Samples.share(number: 1, endedAt: Samples.now),
            try Samples.share(with: "other", number: 2),
            try Samples.share(with: "somebody", number: 3), try Samples.share(number: 4),
        ]
        #expect(try verdict(shares).basis.share == shares[2].identifier)
    }

    @Test func `a share gives nobody a role`() throws {
        for role in [Role.officer, .viewer] {
            for person in ["somebody", nil] {
                let shares = [try Samples.share(with: person)]
                #expect(try verdict(shares, role: role).reason == .actorRole)
            }
        }
    }

    @Test func `an administrator needs no share`() throws {
        let found = try verdict([], role: .administrator)
        #expect(found.isAllowed && found.basis.share == nil)
    }
}
