// exeat witness serve.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Audit
import TransparencyLog
import Witness

/// `exeat witness serve`: answers until it is asked to stop.
struct WitnessServeCommand: WitnessFolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Cosign what the logs grew from, until SIGTERM: C2SP tlog-witness over HTTP.",
        discussion: """
            There is no TLS here: between machines, put a server that has it in front, and let it \
            pass on POST /add-checkpoint and GET /DIGEST/checkpoint.
            """)

    @OptionGroup var options: WitnessOptions

    @Option(help: "An address of this machine.")
    var address = "127.0.0.1"

    @Option(help: "The port; the system chooses if left out.")
    var port: UInt16 = 0

    @Option(help: ArgumentHelp("A file that receives the port.", valueName: "file"))
    var portFile: String?

    func perform() async throws {
        let lock = try options.locked()
        let ledger = try WitnessLedger(of: options.folder, time: SystemTime())
        let server = WitnessServer(ledger: ledger, address: address, port: port)
        let (address, portFile, name) = (address, portFile, ledger.cosignerKey.name)
        let task = Task {
            try await server.serve(
                onListening: { port in
                    Terminal.print("Witness \(name) on http://\(address):\(port)")
                    guard let portFile else { return }
                    do {
                        try DurableFile.write(Array("\(port)\n".utf8), to: portFile, mode: 0o644)
                    } catch {
                        Terminal.say("The port is not in its file: \(error)")
                    }
                },
                onFailure: { Terminal.say("\($0)") })
        }
        let stop = StopRequest { task.cancel() }
        try await task.value
        withExtendedLifetime(stop) {}
        _ = consume lock
    }
}
