// From when, until when and why something is given.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain

/// From when, until when and why something is given.
struct TermOptions: ParsableArguments {
    @Option(help: ArgumentHelp("From when on; now if left out.", valueName: "time"))
    var from: Instant?

    @Option(help: ArgumentHelp("Until when; without an end if left out.", valueName: "time"))
    var until: Instant?

    @Option(help: ReasonOption.help)
    var reason: String

    /// For how long, in words.
    static func words(from: Instant, until: Instant?) -> String {
        "from \(from.wholeSecond)" + (until.map { " until \($0.wholeSecond)" } ?? "")
    }
}
