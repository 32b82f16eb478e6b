// exeat audit verify.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Audit
import Domain
import Foundation
import Gateway
import TransparencyLog

/// `exeat audit verify`: checks the whole log, or a published one without any home.
struct AuditVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check the whole log; with `--published` what anybody can check.",
        discussion: """
            EXAMPLES
              exeat audit verify --deep
              exeat audit verify --since kept.checkpoint
              exeat audit verify --published DIR --key log.vkey --since kept.checkpoint

            A log that is checked only against itself cannot show that it was rolled back: keep a \
            checkpoint elsewhere (exeat audit checkpoint, or the line after `Keep`) and give it \
            with `--since`.

            What is not as it should be ends with status 6 and one word: INVALID, ROLLBACK, FORK, \
            ERASED-UNLOGGED, or UNFINISHED for a batch of which nobody knows whether it was sent. \
            Lines that begin with REPORT tell what was noticed and breaks no rule.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Check every transfer's subject records, too.")
    var deep = false

    @Option(help: ArgumentHelp("A published log; needs no home.", valueName: "dir"))
    var published: String?

    @Option(help: ArgumentHelp("The verifier key's file, kept elsewhere.", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("A checkpoint that was kept elsewhere.", valueName: "file"))
    var since: String?

    func validate() throws {
        guard published != nil || key == nil else {
            throw ValidationError("`--key` goes with `--published`")
        }
        guard published == nil || key != nil else {
            throw ValidationError(
                "`--published` needs `--key`: a key from the same folder would prove nothing")
        }
        guard published == nil || !deep else {
            throw ValidationError("`--deep` needs the home: subject records are never published")
        }
    }

    /// A folder that is not there is a slip of whoever asks, and says nothing about the log.
    private func checkFolder(_ directory: String) throws {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: directory, isDirectory: &isFolder),
            isFolder.boolValue
        else { throw CommandFailure.input("`\(directory)` is no folder that can be read") }
    }

    func run() async throws {
        if let published, let key {
            try await reported { try verify(published, key: key) }
        } else {
            try await reported { try await verifyHome() }
        }
    }

    private func reported(_ body: () async throws -> Void) async throws {
        do { try await body() } catch let code as ExitCode {
            throw code
        } catch {
            let report = ErrorReport(error)
            Terminal.say(report.lines)
            throw report.status.code
        }
    }

    private func verifyHome() async throws {
        let kept = try since.map { try PublicFile.text($0) }
        let home = try await OpenHome.open(options)
        let bar = ProgressBar()
        defer { bar.finish() }
        let verified = try await home.gatekeeper.answer(
            VerifyLog(deep: deep, since: kept), for: home.caller, meter: bar)
        bar.finish()
        try output.print(verified) {
            say(verified.open, verified.findings)
            if verified.open == nil {
                Terminal.print("OK: \(verified.size) entries of \(verified.origin) verify.")
            }
            Terminal.print("  Root   \(verified.root)")
            if deep { Terminal.print("  Deep   subject records of \(verified.segments) transfers") }
            if verified.unfinished > 0 {
                Terminal.print("  Open   \(verified.unfinished) batches without outcome")
            }
            Terminal.print("  Keep   \(verified.shortForm)")
        }
        if verified.open != nil { throw ExitStatus.integrityViolated.code }
    }

    /// The verdict where it is none to be glad of, then what was noticed.
    private func say(_ open: String?, _ findings: [String]) {
        if let open { Terminal.print("\(AuditError.unfinished(open))") }
        for finding in findings { Terminal.print("REPORT \(finding)") }
    }

    private func verify(_ directory: String, key file: String) throws {
        try checkFolder(directory)
        let key = try PublicFile.verifierKey(file)
        let kept = try since.map { try PublicFile.keptCheckpoint($0) }
        let verified: VerifiedLog
        do {
            verified = try PublishedLog(directory: directory).verify(key: key, since: kept)
        } catch AuditError.stopped(.failed(let cause)) {
            // What cannot be read in a copy is a finding about that copy, not about this machine.
            throw AuditError.invalid(place: "`\(directory)`", cause: cause)
        }
        let result = PublishedResult(
            origin: verified.origin, size: verified.size, root: verified.root.hexadecimal,
            shortForm: verified.shortForm, unfinished: verified.unfinished.count,
            open: verified.openBatches, findings: verified.findings)
        try output.print(result) {
            say(result.open, result.findings)
            if result.open == nil {
                Terminal.print("OK: \(result.size) published entries of \(result.origin) verify.")
            }
            Terminal.print("  Root   \(result.root)")
            Terminal.print("  Keep   \(result.shortForm)")
        }
        if result.open != nil { throw ExitStatus.integrityViolated.code }
    }

    /// What is printed about a published log.
    private struct PublishedResult: Encodable {
        let origin: String
        let size: UInt64
        let root: String
        let shortForm: String
        let unfinished: Int
        let open: String?
        let findings: [String]
    }
}
