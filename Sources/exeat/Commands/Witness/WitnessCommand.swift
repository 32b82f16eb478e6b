// exeat witness.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat witness`: a witness of somebody's log, on a machine that is not the gateway's.
struct WitnessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Watch over a log from another machine: cosign only what it grew from.",
        discussion: """
            A witness remembers the last checkpoint of each log that it knows. A log that was put \
            back, or that shows another history, gets no cosignature. It needs no gateway's home.

            EXAMPLES
              exeat witness init --dir watch --name officer.company.example
              exeat witness add-log --dir watch --log log.vkey
              exeat witness serve --dir watch --port 8090
            """,
        subcommands: [
            WitnessInitCommand.self, WitnessAddLogCommand.self, WitnessServeCommand.self,
        ])
}
