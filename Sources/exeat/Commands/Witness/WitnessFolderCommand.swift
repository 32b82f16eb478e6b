// What every command on a witness has in common.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// A command on a witness: its errors are told like those of every other command.
protocol WitnessFolderCommand: AsyncParsableCommand {
    /// Does it.
    func perform() async throws
}

extension WitnessFolderCommand {
    func run() async throws {
        do { try await perform() } catch let code as ExitCode {
            throw code
        } catch {
            let report = ErrorReport(error)
            Terminal.say(report.lines)
            throw report.status.code
        }
    }
}
