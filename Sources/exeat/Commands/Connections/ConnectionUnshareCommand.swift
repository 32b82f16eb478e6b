// exeat connection unshare.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat connection unshare`: ends a share before it ends by itself.
struct ConnectionUnshareCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "unshare", abstract: "End a share of a connection, from now on.",
        discussion: """
            EXAMPLE
              exeat connection unshare brevo 01M87WH7P90VRE42H011ASDHHB --reason "project over"

            `exeat connection show` names the shares.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The connection.", transform: { try Name($0) })
    var name: Name<Connection>

    @Argument(help: "The share.")
    var share: Identifier<ShareNoun>

    @Option(help: ReasonOption.help)
    var reason: String

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let ended = try await home.gatekeeper.perform(
            UnshareConnection(name: name, share: share, reason: reason), for: home.caller)
        try output.print(ended) {
            Terminal.print(
                "\(name) is no longer shared with \(ended.share.person?.text ?? "contributors") "
                    + "by \(share).")
            ReasonOption.tell(suspended: ended.suspended)
        }
        return .done
    }
}
