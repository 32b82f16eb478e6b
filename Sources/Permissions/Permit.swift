// Permission's leave to run one transfer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

package import Domain

/// Permission's leave to run one transfer: this principal, this export, this connection, now.
///
/// Minted by `PermissionRules` alone, spent once. It holds no data and opens nothing by itself.
public struct Permit: ~Copyable, Sendable {
    /// Who runs it.
    package let principal: Name<Principal>
    /// Which export.
    package let export: Name<Export>
    /// Which run of it.
    package let transfer: Identifier<Transfer>
    /// Over which connection.
    package let connection: Name<Connection>
    /// Under which agreement.
    package let agreement: Identifier<AgreementNoun>
    /// When the leave was given.
    package let issuedAt: Instant
    /// The rule that gave it, in words for the entry.
    package let rule: String

    internal init(
        principal: Name<Principal>, export: Name<Export>, transfer: Identifier<Transfer>,
        connection: Name<Connection>, agreement: Identifier<AgreementNoun>, issuedAt: Instant,
        rule: String
    ) {
        self.principal = principal
        self.export = export
        self.transfer = transfer
        self.connection = connection
        self.agreement = agreement
        self.issuedAt = issuedAt
        self.rule = rule
    }
}
