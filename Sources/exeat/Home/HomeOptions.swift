// Where the home is and as whom to act.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Gateway

/// Where the home is and as whom to act.
struct HomeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The gateway's home.",
            discussion: "Else $EXEAT_HOME, else $XDG_DATA_HOME/exeat, else ~/.local/share/exeat.",
            valueName: "dir"))
    var home: String?

    @Option(
        help: ArgumentHelp(
            "Act for this enrolled principal; the entry records the account beside it.",
            valueName: "name"))
    var `as`: String?

    func validate() throws {
        guard home != "" else { throw ValidationError("`--home` names no folder") }
    }

    /// The home's folder, absolute.
    var places: HomePlaces {
        let chosen =
            home ?? Environment.value("EXEAT_HOME")
            ?? (Environment.value("XDG_DATA_HOME") ?? NSHomeDirectory() + "/.local/share")
            + "/exeat"
        return HomePlaces(home: URL(fileURLWithPath: chosen).standardizedFileURL.path)
    }
}
