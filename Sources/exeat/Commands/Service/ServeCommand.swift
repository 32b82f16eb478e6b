// exeat serve.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Gateway
import Service

/// `exeat serve`: keeps the home open and answers questions on a Unix socket.
struct ServeCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Keep the home open and answer questions on a Unix socket, until SIGTERM.",
        discussion: """
            Who asks is what the kernel says of the peer; there is no `--as` on the socket. One \
            JSON object a line goes in, one comes out: {"request":"status.read"}, \
            {"request":"transfer.list"}, {"request":"transfer.show","transfer":"…"}, \
            {"request":"audit.verify"}.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("The socket; the home's `socket` if left out.", valueName: "path"))
    var socket: String?

    @Flag(help: "Let every account of this machine connect; who is not enrolled is refused.")
    var everybody = false

    func validate() throws {
        guard options.as == nil else {
            throw ValidationError("the socket knows no `--as`: who asks is what the kernel says")
        }
        guard !everybody || socket != nil else {
            throw ValidationError(
                "`--everybody` needs `--socket`: nobody else can reach into the home")
        }
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let (gatekeeper, store) = (home.gatekeeper, home.store)
        let path = socket ?? options.places.home + "/socket"
        let door: SocketDoor
        do {
            door = try SocketDoor(path: path, reach: everybody ? .everyAccount : .ownAccount) {
                LocalInquiryChannel(
                    gatekeeper: gatekeeper, state: store, account: $0.account, door: "socket",
                    process: $0.process)
            }
        } catch { throw CommandFailure.input("\(error)") }
        let stop = StopRequest { door.stop() }
        Terminal.print("Answering on \(path).")
        await door.serve()
        withExtendedLifetime(stop) {}
        return .done
    }
}
