// Why something is ended or given, and what it stopped.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain

/// Why something is given or ended, and what ending it stopped.
enum ReasonOption {
    static var help: ArgumentHelp {
        ArgumentHelp(
            "Why, in one line of at most 200 characters; it is recorded for good.",
            valueName: "text")
    }

    /// Says which exports no longer run by themselves.
    static func tell(suspended exports: [Name<Export>]) {
        for export in exports {
            Terminal.print("  \(export) no longer runs by itself: its owner may not run it")
        }
    }
}

extension TermEnd {
    /// When, by whom and why, for a cell of a table.
    var words: String { "\(at.wholeSecond) by \(by): \(reason)" }
}
