// Which roles a principal holds at an instant.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension Enrolment {
    /// Whether it is enrolled and not disabled at an instant; being disabled counts from its instant.
    public func isActive(at instant: Instant) -> Bool {
        enrolledAt <= instant && (disabledAt.map { instant < $0 } ?? true)
    }

    /// The oldest grant by which it holds a role at an instant, disabled or not.
    ///
    /// Nil when none holds, and where there are no grants at all.
    public func grant(of role: Role, at instant: Instant) -> RoleGrant? {
        grants.first { $0.role == role && $0.holds(at: instant) }
    }

    /// Whether it is active and holds a role at an instant.
    public func holds(_ role: Role, at instant: Instant) -> Bool {
        guard isActive(at: instant) else { return false }
        return grants.isEmpty ? role == self.role : grant(of: role, at: instant) != nil
    }

    /// The roles that it holds at an instant, in their order; none where it is not active.
    public func roles(at instant: Instant) -> [Role] {
        Role.inOrder.filter { holds($0, at: instant) }
    }

    /// Whether it is active and holds a role with no end in sight.
    ///
    /// A gateway keeps an administrator of whom this is true: one whose grant begins later or
    /// ends by itself is none whom others can count on.
    public func keeps(_ role: Role, at instant: Instant) -> Bool {
        guard isActive(at: instant) else { return false }
        if grants.isEmpty { return role == self.role }
        return grants.contains {
            $0.role == role && $0.holds(at: instant) && $0.until == nil && $0.end == nil
        }
    }
}
