// Who asks, as the kernel attests it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Who asks: the account that the kernel attests, and the principal it is enrolled as.
///
/// The two differ when somebody who owns the home acts for another enrolled principal; the entry
/// records both.
public struct Requester: Hashable, Sendable {
    /// The operating-system account.
    public let account: UInt32
    /// The principal it acts as; nil when nobody enrolled it.
    public let enrolment: Enrolment?

    /// Joins the two.
    public init(account: UInt32, enrolment: Enrolment?) {
        self.account = account
        self.enrolment = enrolment
    }

    /// Whether the account acts for a principal that is enrolled under another account.
    public var actsForAnother: Bool {
        guard let enrolment else { return false }
        return enrolment.account != account
    }
}
