// Whether a policy is ready to be relied on.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Whether a policy is ready to be relied on: its own tests, and what they guard.
///
/// One answer for whoever writes a policy and for the gateway that is to activate it.
public struct PolicyTrial: Sendable {
    /// What came of each test, in file order.
    public let results: [PolicyTestResult]
    /// Each check and the test that notices when it is switched off, in the order of deciding.
    public let checks: [GuardedCheck]

    /// Checks that no test notices.
    public var unguarded: [UnguardedCheck] {
        checks.filter { $0.noticedBy == nil }.map(\.check)
    }

    /// Why it is not to be activated, one sentence a reason, without full stop; empty when it may.
    public var objections: [String] {
        let failed = results.compactMap { result in
            result.difference.map { "its test \"\(result.name)\" fails: \($0)" }
        }
        return failed + unguarded.map { "\($0); add a test that fails without it" }
    }
}
