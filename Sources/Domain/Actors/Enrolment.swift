// A principal as the gateway knows it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A principal as the gateway knows it.
public struct Enrolment: Hashable, Sendable, Codable {
    /// The name people use.
    public let name: Name<Principal>
    /// The role that it was first enrolled with; what it may do is said by `grants`.
    public let role: Role
    /// The operating-system account that the kernel attests.
    public let account: UInt32
    /// When it was enrolled.
    public let enrolledAt: Instant
    /// When it was disabled; nil while it is active.
    public let disabledAt: Instant?
    /// Every role that it was ever granted, oldest first.
    ///
    /// Where there is none at all, `role` holds from the enrolment on.
    public let grants: [RoleGrant]

    /// Joins the parts.
    public init(
        name: Name<Principal>, role: Role, account: UInt32, enrolledAt: Instant,
        disabledAt: Instant? = nil, grants: [RoleGrant] = []
    ) {
        self.name = name
        self.role = role
        self.account = account
        self.enrolledAt = enrolledAt
        self.disabledAt = disabledAt
        self.grants = grants
    }
}
