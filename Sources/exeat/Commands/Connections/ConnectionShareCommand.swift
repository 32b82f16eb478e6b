// exeat connection share.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat connection share`: lets contributors, or one of them, export over a connection.
struct ConnectionShareCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "share",
        abstract: "Let contributors, or one of them, export over a connection.",
        discussion: """
            EXAMPLES
              exeat connection share brevo --with contributors --reason "newsletters of 2027"
              exeat connection share brevo --with-person cora --until 2027-03-01T00:00:00Z \
            --reason "stands in for ada"

            A share gives nobody a role: for a person who is no contributor it changes nothing.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The connection.", transform: { try Name($0) })
    var name: Name<Connection>

    @Option(help: ArgumentHelp("All of `contributors`.", valueName: "contributors"))
    var with: SharingCircle?

    @Option(
        help: ArgumentHelp("One person, by the name they are enrolled under.", valueName: "name"),
        transform: { try Name($0) })
    var withPerson: Name<Principal>?

    @OptionGroup var term: TermOptions

    func validate() throws {
        guard (with == .contributors) != (withPerson != nil), with != .administrators else {
            throw ValidationError(
                "Say with whom: either `--with contributors` or `--with-person NAME`.")
        }
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let share = try await home.gatekeeper.perform(
            ShareConnection(
                name: name, with: withPerson, from: term.from, until: term.until,
                reason: term.reason), for: home.caller)
        try output.print(share) {
            Terminal.print(
                "Shared \(name) with \(share.person?.text ?? "contributors") "
                    + TermOptions.words(from: share.from, until: share.until) + ".")
            Terminal.print("  share \(share.identifier)")
        }
        return .done
    }
}
