// exeat audit prove.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Audit
import Foundation
import Gateway

/// `exeat audit prove`: that an entry is in the log, as a file that anybody can check.
struct AuditProveCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Prove that an entry is in the log, with a file that anybody can check.",
        discussion: """
            EXAMPLES
              exeat audit prove 12 --to 12.tlog-proof
              exeat audit show 12 > 12.json

            The file is a C2SP tlog-proof under the newest checkpoint. Hand it on together with \
            the entry, without the newline that `show` prints after it; whoever checks it takes \
            the log's key from elsewhere.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The record's number, from 0.")
    var index: UInt64

    @Option(
        help: ArgumentHelp(
            "A new file for the proof; standard output if left out.", valueName: "file"))
    var to: String?

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let proven = try await home.gatekeeper.answer(ProveEntry(index: index), for: home.caller)
        if let to { try write(proven.proof, to: to) }
        try output.print(proven) {
            if let to {
                Terminal.print("Proof of record \(proven.index) among \(proven.size) in `\(to)`.")
                Terminal.print("  Root   \(proven.root)")
            } else {
                var proof = proven.proof
                if proof.hasSuffix("\n") { proof.removeLast() }
                Terminal.print(proof)
            }
            Terminal.say("leaf hash \(proven.leaf)")
        }
        return .done
    }

    private func write(_ proof: String, to path: String) throws {
        let path = URL(fileURLWithPath: path).standardizedFileURL.path
        do {
            guard try DurableFile.read(path) == nil else {
                throw CommandFailure.input("`\(path)` exists already and was not replaced")
            }
            try DurableFile.write(Array(proof.utf8), to: path, mode: 0o644)
        } catch let error as FileError {
            throw CommandFailure.input("the proof was not written: \(error)")
        }
    }
}
