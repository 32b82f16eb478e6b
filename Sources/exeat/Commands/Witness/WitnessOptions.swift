// Where a witness is.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Store
import Witness

/// Where a witness is.
struct WitnessOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The witness's folder.", valueName: "dir"))
    var dir: String

    func validate() throws {
        guard !dir.isEmpty else { throw ValidationError("`--dir` names no folder") }
    }

    /// The folder, absolute.
    var folder: WitnessFolder {
        WitnessFolder(path: URL(fileURLWithPath: dir).standardizedFileURL.path)
    }

    /// The lock that one process holds on it; whoever has it is alone.
    ///
    /// - Throws: `WitnessError.noFolder` when there is none, `StoreError.busy` when somebody is
    ///   there.
    func locked() throws -> HomeLock {
        try folder.checkExistence()
        return try HomeLock(path: folder.lock)
    }
}
