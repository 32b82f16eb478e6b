// exeat connection add.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat connection add`: makes a connection and seals its API key.
struct ConnectionAddCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Make a connection; its API key is sealed and never shown.",
        discussion: """
            EXAMPLE
              exeat connection add brevo-eu --display-name "Brevo, newsletters" --api-key key.txt

            The key comes from a file, from standard input (`-`) or from a prompt, never from an \
            argument, which every process on the machine could read.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The name used in commands.", transform: { try Name($0) })
    var name: Name<Connection>

    @Option(help: "The name shown to people: purpose and target.")
    var displayName: String

    @Option(help: ArgumentHelp("A file with the API key, or `-`.", valueName: "file"))
    var apiKey: String

    @Option(help: "The API's address.")
    var address = "https://api.brevo.com/v3"

    @Option(help: "Who may use it: administrators, or contributors as well.")
    var sharing = SharingCircle.administrators

    @Option(
        help: ArgumentHelp(
            "Seconds to wait before asking for the first time how an import went.",
            valueName: "seconds"))
    var firstPoll = 15.0

    func validate() throws {
        // The name stands in the text that an administrator agrees to.
        guard !displayName.allSatisfy(\.isWhitespace), displayName.count <= 100,
            !displayName.contains(where: \.isNewline),
            Terminal.printable(displayName) == displayName
        else {
            throw ValidationError(
                "`--display-name` has 1 to 100 characters in one line, and not only blanks")
        }
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let credential = ArrivingCredential(try StandardInput.secret(apiKey, "API key"))
        let record = try await home.gatekeeper.perform(
            AddConnection(
                name: name, displayName: displayName, kind: "sendinblue", address: address,
                sharing: sharing, pollSeconds: firstPoll, credential: credential),
            for: home.caller)
        try output.print(record) {
            Terminal.print("Made connection \(record.name) to \(record.address).")
            Terminal.print("The API key is sealed. Nothing can leave before somebody agrees:")
            Terminal.print("  exeat connection agree \(record.name)")
        }
        return .done
    }
}
