// exeat audit publish.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Gateway

/// `exeat audit publish`: writes the log's public view.
struct AuditPublishCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Write the log as C2SP tiles for any static web server; no customer is in it.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("The folder; the home's `published` if left out.", valueName: "dir"))
    var to: String?

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let directory = to.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
        if let directory {
            var isFolder: ObjCBool = false
            let exists = unsafe FileManager.default.fileExists(
                atPath: directory, isDirectory: &isFolder)
            guard !exists || isFolder.boolValue else {
                throw CommandFailure.input("`\(directory)` is not a folder")
            }
        }
        let view = try await home.gatekeeper.carryOut(
            PublishLog(directory: directory), for: home.caller)
        try output.print(view) {
            Terminal.print("Published \(view.size) entries to \(view.directory).")
            Terminal.print("  \(view.files) files written, root \(view.root.prefix(16))…")
        }
        return .done
    }
}
