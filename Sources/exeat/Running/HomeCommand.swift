// What every command on a home has in common.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Gateway

/// A command on a home: opened, done, rendered, and its errors told in the same way.
protocol HomeCommand: AsyncParsableCommand {
    var options: HomeOptions { get }
    var output: OutputOptions { get }
    /// Does it, and says how the process ends.
    func run(in home: borrowing OpenHome) async throws -> ExitStatus
}

extension HomeCommand {
    func run() async throws {
        let status: ExitStatus
        do {
            let home = try await OpenHome.open(options)
            for delivery in home.found {
                Terminal.say(
                    "Found at start: batch \(delivery.batch) of transfer \(delivery.transfer) has "
                        + "no outcome; it may have arrived, and is recorded as uncertain.")
            }
            status = try await run(in: home)
        } catch let error as ExitCode {
            throw error
        } catch {
            let report = ErrorReport(error)
            Terminal.say(report.lines)
            throw report.status.code
        }
        if status != .done { throw status.code }
    }
}
