// What a principal is to the gateway.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a principal is to the gateway.
public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    /// Makes connections, agrees to their terms, records consent and permissions.
    case administrator
    /// Configures and runs gated exports.
    case contributor
    /// Reviews: reads everything, changes nothing but reviews.
    case officer
    /// Sees names and states.
    case viewer

    /// All roles in the order in which they are asked where somebody holds several.
    public static let inOrder: [Role] = [.administrator, .officer, .contributor, .viewer]
}
