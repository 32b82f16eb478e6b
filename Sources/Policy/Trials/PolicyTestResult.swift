// What came of a test in a policy file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What came of a test in a policy file.
public struct PolicyTestResult: Hashable, Sendable {
    /// The test's name.
    public let name: String
    /// What differs from the expectation, in words; nil when nothing does.
    public let difference: String?

    /// Whether the decision is exactly the expected one.
    public var passed: Bool { difference == nil }
}
