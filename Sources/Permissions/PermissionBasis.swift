// What a verdict rests on.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What a verdict rests on: the determining rule, and the records that it was read from.
public struct PermissionBasis: Hashable, Sendable {
    /// The role that decided; nil where no role was asked, or none that holds has leave.
    public let role: Role?
    /// The grant by which that role holds; nil where the role came with the enrolment itself.
    public let grant: Identifier<GrantNoun>?
    /// The share that let the role reach the connection; nil where it needed none, or had none.
    public let share: Identifier<ShareNoun>?
    /// The rule, in words for the entry: role, action, grant and share.
    public let words: String

    init(
        role: Role? = nil, grant: Identifier<GrantNoun>? = nil,
        share: Identifier<ShareNoun>? = nil, words: String
    ) {
        self.role = role
        self.grant = grant
        self.share = share
        self.words = words
    }
}
