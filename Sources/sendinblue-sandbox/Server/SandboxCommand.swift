// The command that starts the double.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Hummingbird
import Logging
import NIOCore

/// An honest double of the Sendinblue (Brevo) API v3, on this machine only.
@main
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sendinblue-sandbox",
        abstract: "A local double of the Sendinblue (Brevo) API v3, for tests and demonstrations.",
        discussion: """
            It listens on 127.0.0.1 only and keeps everything in one file, so it can be killed and
            started again. Faults are counted from the start of the program, N from 1, `*` is every
            call: import:429:N[:SECONDS], import:500:N, import:500-after-accept:N, import:drop:N,
            import:drop-after-accept:N, import:slow:N:SECONDS, import:reject:N, process:failed:N,
            process:cancelled:N, process:stuck:N, any:truncated-json:N, any:empty-body:N,
            account:401:N, account:403:N, contacts:425:N.
            """)

    @Option(help: "The port; 0 lets the system choose.")
    var port: UInt16

    @Option(help: "The file that keeps everything.")
    var state: String

    @Option(help: "A file that gets the port once the double listens.")
    var portFile: String?

    @Option(help: "The key that is accepted (default: xkeysib-sandbox).")
    var apiKey: String?

    @Option(help: "A file with the key that is accepted.")
    var apiKeyFile: String?

    @Option(help: "A list that must be there, as ID:NAME.", transform: ListOption.init)
    var list: [ListOption] = []

    @Option(
        help: "An attribute that must be there, as NAME:TYPE, with choices as NAME:TYPE:A,B.",
        transform: AttributeOption.init)
    var attribute: [AttributeOption] = []

    @Option(help: "Polls of a job until it is done; 0 completes it at once.")
    var pollsUntilDone: Int = 2

    @Option(help: "Something that goes wrong on purpose.", transform: Fault.init)
    var fault: [Fault] = []

    @Flag(help: "Keep the limits, instead of only showing them.")
    var enforceLimits = false

    @Option(help: "What an import into an unknown list answers: 400 or 404.")
    var unknownList: Int = 400

    @Option(help: "The code for a taken identifier: duplicate_parameter or invalid_parameter.")
    var duplicateCode: String = "duplicate_parameter"

    @Flag(help: "Refuse a single contact with an unknown attribute, instead of leaving it out.")
    var refuseUnknownAttributes = false

    @Option(help: "How an import's report is shown: number, url or none.")
    var importReport: ReportForm = .number

    func validate() throws {
        guard unknownList == 400 || unknownList == 404 else {
            throw ValidationError("`--unknown-list` is 400 or 404")
        }
        guard ["duplicate_parameter", "invalid_parameter"].contains(duplicateCode) else {
            throw ValidationError("`--duplicate-code` is duplicate_parameter or invalid_parameter")
        }
        guard pollsUntilDone >= 0 else {
            throw ValidationError("`--polls-until-done` is 0 or more")
        }
        guard apiKey == nil || apiKeyFile == nil else {
            throw ValidationError("give `--api-key` or `--api-key-file`, not both")
        }
    }

    func run() async throws {
        let sandbox = try Sandbox(try settings()) {
            Moment(milliseconds: Int((Date().timeIntervalSince1970 * 1000).rounded(.down)))
        }
        var logger = Logger(label: "sendinblue-sandbox")
        logger.logLevel = .critical
        let portFile = portFile
        let application = Application(
            responder: SandboxResponder(sandbox: sandbox),
            configuration: .init(address: .hostname("127.0.0.1", port: Int(port))),
            onServerRunning: { channel in
                await Self.announce(channel.localAddress?.port ?? 0, sandbox, portFile)
            },
            logger: logger)
        try await application.runService()
        try await sandbox.keep()
    }

    private func settings() throws -> Settings {
        var settings = Settings()
        if let apiKey { settings.key = apiKey }
        if let apiKeyFile {
            let text = try String(contentsOfFile: apiKeyFile, encoding: .utf8)
            settings.key = text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        guard !settings.key.isEmpty else { throw ValidationError("the key is empty") }
        settings.lists = list.map { ($0.id, $0.name) }
        settings.attributes = attribute.map(\.definition)
        settings.faults = fault
        settings.enforcesLimits = enforceLimits
        settings.state = StateFile(path: state)
        settings.variants.pollsUntilDone = pollsUntilDone
        settings.variants.unknownListStatus = unknownList
        settings.variants.duplicateCode = duplicateCode
        settings.variants.refusesUnknownAttributes = refuseUnknownAttributes
        settings.variants.report = importReport
        return settings
    }

    /// Tells where the double listens: those who wait for it read the line or the file.
    private static func announce(_ port: Int, _ sandbox: Sandbox, _ portFile: String?) async {
        await sandbox.listen(at: "http://127.0.0.1:\(port)")
        if let portFile {
            do {
                try StateFile(path: portFile).write(Array("\(port)\n".utf8))
            } catch {
                FileHandle.standardError.write(
                    Data("error: `\(portFile)` cannot be written: the port is not in it\n".utf8))
            }
        }
        FileHandle.standardOutput.write(Data("listening on http://127.0.0.1:\(port)/v3\n".utf8))
    }
}

extension ReportForm: ExpressibleByArgument {}
