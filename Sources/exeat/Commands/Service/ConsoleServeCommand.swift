// exeat console serve.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Console
import Domain
import Gateway
import Glibc

/// `exeat console serve`: shows the pages on this machine until it is asked to stop.
struct ConsoleServeCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Show read-only pages on 127.0.0.1, until SIGTERM; whoever has the address reads."
    )

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "The port; the system chooses if left out.")
    var port: UInt16 = 0

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        // Who asks is read anew for each page: whoever is disabled meanwhile reads no further.
        let channel = LocalInquiryChannel(
            gatekeeper: home.gatekeeper, state: home.store, account: getuid(),
            actingFor: try options.as.map { try Name($0) }, door: "console", process: getpid())
        let server = try ConsoleServer(channel: channel, time: SystemTime(), port: port)
        let task = Task {
            try await server.serve { address in Terminal.print("Open \(address)") }
        }
        let stop = StopRequest { task.cancel() }
        do { try await task.value } catch { throw CommandFailure.input("\(error)") }
        withExtendedLifetime(stop) {}
        return .done
    }
}
