// A list on the command line.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// A list on the command line: `ID:NAME`.
struct ListOption: Sendable {
    let id: Int
    let name: String

    init(_ text: String) throws {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let id = Int(parts[0]), id > 0 else {
            throw ValidationError("`\(text)` is no list: write ID:NAME")
        }
        self.id = id
        name = parts[1]
    }
}
