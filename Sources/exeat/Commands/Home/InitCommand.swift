// exeat init.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Audit
import Cryptography
import Domain
import Gateway
import Glibc
import Store
import TransparencyLog

/// `exeat init`: makes a home, its keys, its log and its first administrator.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a gateway's home; the account that runs this is its first administrator.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp(
            "The log's name: a URL without scheme, such as `exeat.company.example/main`.",
            valueName: "name"))
    var origin: String

    @Option(
        help: ArgumentHelp("What the first administrator is called.", valueName: "name"),
        transform: { try Name($0) })
    var administrator: Name<Principal>?

    @Option(
        help: ArgumentHelp(
            "Seal the log's signing key by the passphrase in this file.",
            discussion: "Whoever opens the home needs it: see `exeat help key`.",
            valueName: "file"))
    var passphraseFile: String?

    @Flag(help: "Seal the log's signing key by a passphrase that is typed here.")
    var passphrase = false

    /// What is printed.
    private struct Made: Encodable {
        let home: String
        let origin: String
        let administrator: Enrolment
        let vkey: String
    }

    func validate() throws {
        guard !origin.contains("://") else {
            throw ValidationError(
                "`--origin` is a URL without scheme, such as `exeat.company.example/main`; it "
                    + "stays the log's name for good")
        }
        guard !passphrase || passphraseFile == nil else {
            throw ValidationError("a passphrase is typed or stands in a file, not both")
        }
        guard options.as == nil else {
            throw ValidationError("nobody is enrolled yet: `--as` has no meaning here")
        }
    }

    func run() async throws {
        do {
            let made = try await make()
            try output.print(made) {
                Terminal.print("Made a gateway in \(made.home).")
                Terminal.print("  Log            \(made.origin)")
                Terminal.print("  Verifier key   \(made.vkey)")
                Terminal.print(
                    "  Administrator  \(made.administrator.name) (account "
                        + "\(made.administrator.account))")
                Terminal.print("Keep the verifier key elsewhere: with it anybody checks the log.")
            }
        } catch {
            let report = ErrorReport(error)
            Terminal.say(report.lines)
            throw report.status.code
        }
    }

    private func make() async throws -> Made {
        // Asked for before anything is made.
        var secret: SecretBytes?
        if passphrase || passphraseFile != nil {
            secret = .some(try Passphrase.new(from: passphraseFile))
        }
        let places = options.places
        let keys = KeyFiles(places: places)
        let folder = HomeFolder(
            places: places, keys: keys,
            anchor: Environment.value("EXEAT_ANCHOR") ?? places.anchor)
        try folder.begin()
        let lock = try HomeLock(path: places.lock)
        do {
            try folder.makeInside()
            let made = try await found(
                in: places, keys: keys, sealedUnder: secret.take())
            try folder.finish()
            _ = lock
            return made
        } catch {
            folder.clear()
            throw error
        }
    }

    private func found(
        in places: HomePlaces, keys: KeyFiles, sealedUnder passphrase: consuming SecretBytes?
    ) async throws -> Made {
        try keys.keyEncryption.create()
        let signingKeys = SigningKeyFiles(keys: keys, origin: origin)
        let signer = try signingKeys.create(sealedUnder: passphrase)
        let store = try SQLiteStore.create(at: places.database)
        let log = try OpenHome.log(
            in: store, signers: LogSigners(signer), ended: [], places: places)
        let name = try administrator ?? Name("administrator")
        let founding = HomeFounding(origin: origin, administrator: name, account: getuid())
        let enrolment = try await founding.found(
            log: log, keyEncryptionKey: keys.keyEncryption, process: getpid(),
            at: SystemTime().now())
        return Made(
            home: places.home, origin: origin, administrator: enrolment,
            vkey: log.verifierKey.text)
    }
}
