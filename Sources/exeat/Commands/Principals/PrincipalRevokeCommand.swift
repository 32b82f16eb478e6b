// exeat principal revoke.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat principal revoke`: ends a role before it ends by itself.
struct PrincipalRevokeCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "End a role of a principal, from now on.",
        discussion: """
            EXAMPLES
              exeat principal revoke cora officer --reason "olga is back"
              exeat principal revoke 01M87WH7P90VRE42H011ASDHHB --reason "olga is back"

            With a name and a role every grant of it ends, those that are yet to begin as well; \
            `exeat principal show` names the grants.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: ArgumentHelp("A grant, or a principal's name.", valueName: "grant-or-name"))
    var subject: String

    @Argument(help: "The role, after a name.")
    var role: Role?

    @Option(help: ReasonOption.help)
    var reason: String

    func validate() throws { _ = try target() }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let revoked = try await home.gatekeeper.perform(
            RevokeRole(try target(), reason: reason), for: home.caller)
        try output.print(revoked) {
            for grant in revoked.grants {
                Terminal.print(
                    "\(revoked.name) is no longer \(grant.role.rawValue) by \(grant.identifier).")
            }
            ReasonOption.tell(suspended: revoked.suspended)
        }
        return .done
    }

    /// Grants are written in capitals and names are not: one text is never both.
    private func target() throws -> RevokeRole.Target {
        if let grant = Identifier<GrantNoun>(subject) {
            guard role == nil else {
                throw ValidationError("A grant is of one role already: leave out the role.")
            }
            return .grant(grant)
        }
        guard let role else {
            throw ValidationError("Say which role ends: `exeat principal revoke NAME ROLE`.")
        }
        return .role(role, of: try Name(subject))
    }
}
