// By what a person is reached.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// By what a person is reached; consent belongs to the contact point, not to the profile.
public enum ContactKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// An e-mail address.
    case email
    /// A telephone number in E.164.
    case phone
}
