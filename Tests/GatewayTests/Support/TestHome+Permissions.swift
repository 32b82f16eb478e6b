// Somebody in particular, at a time, in tests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway
import Permissions
import Testing

extension TestHome {
    /// A caller by the name it says it is enrolled under.
    func caller(claiming name: String) throws -> Caller {
        let claimed = Enrolment(
            name: try Name(name), role: .administrator, account: 5000, enrolledAt: clock.now())
        return Caller(
            requester: Requester(account: 5000, enrolment: claimed), door: "cli", process: 42)
    }

    /// The present instant, so many seconds later.
    func later(_ seconds: Int64) -> Instant { clock.now().advanced(bySeconds: seconds) }

    func move(to instant: Instant) { clock.set("\(instant)") }

    func principal(_ name: String) throws -> Enrolment {
        try #require(store.rows.principals.first { $0.name.text == name })
    }

    /// What the gatekeeper answers to somebody who wants to plan an export: nil when it lets them.
    func refusal(of name: String, planning export: String = "private") async throws -> ReasonCode? {
        do {
            _ = try await gatekeeper.perform(
                PlanExport(name: Name(export)), for: caller(claiming: name))
            return nil
        } catch let error as GatewayError {
            guard case .notPermitted(let reason, _, _) = error else { throw error }
            return reason
        }
    }

    /// A home with an export over a connection that only administrators may use.
    static func unshared(_ readers: [Reader] = [Reader(1), Reader(2)]) async throws -> TestHome {
        let home = try await TestHome.ready(readers)
        try await home.connect("private", sharing: .administrators)
        try await home.agree("private")
        try await home.addExport("private", connection: "private", segments: ["readers"])
        return home
    }
}
