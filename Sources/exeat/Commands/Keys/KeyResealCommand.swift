// exeat key reseal.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Cryptography
import Gateway

/// `exeat key reseal`: changes the passphrase that seals a key's file, or does without.
struct KeyResealCommand: HomeCommand {
    /// The keys whose files can be sealed.
    enum Key: String, ExpressibleByArgument, CaseIterable {
        case logSigning = "log-signing"
    }

    static let configuration = CommandConfiguration(
        commandName: "reseal",
        abstract: "Change the passphrase that seals a key's file, or do without one.",
        discussion: """
            The key stays the same, so the log does not change; only its file on this host does.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "Which key: log-signing.")
    var key: Key

    @Option(
        help: ArgumentHelp(
            "The new passphrase, in a file; asked for on the terminal if left out.",
            valueName: "file"))
    var passphraseFile: String?

    @Flag(help: "Seal it by no passphrase: whoever reads the file has the key.")
    var noPassphrase = false

    /// What is printed.
    private struct Resealed: Encodable {
        let key: String
        let sealed: Bool
    }

    func validate() throws {
        guard !noPassphrase || passphraseFile == nil else {
            throw ValidationError("a passphrase or none, not both")
        }
        guard options.as == nil else {
            throw ValidationError("this changes a file of this account: `--as` has no meaning here")
        }
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        guard home.signingKeyCount == 1 else {
            throw CommandFailure.input(
                "two keys sign the log; finish the rotation first: "
                    + "exeat key rotate log-signing --finish")
        }
        var passphrase: SecretBytes?
        if !noPassphrase { passphrase = .some(try Passphrase.new(from: passphraseFile)) }
        try home.signingKeys.reseal(under: passphrase.take())
        try output.print(Resealed(key: key.rawValue, sealed: !noPassphrase)) {
            Terminal.print(
                noPassphrase
                    ? "The file of the log's signing key is not sealed any more."
                    : "The file of the log's signing key is sealed by the new passphrase.")
        }
        return .done
    }
}
