// What keeps somebody from running an export.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What keeps somebody from running an export: a deed of their own that has to stay apart from it.
public enum SeparationRule: String, Hashable, Sendable, Codable, CaseIterable {
    /// Having recorded or taken in a consent that was given.
    case notRecorder = "not-recorder"
    /// Having put in force what decides: the policy, or a guard-rail beside it.
    case notPolicyChanger = "not-policy-changer"
}
