// How results are printed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// How results are printed: for people, or as JSON for programs.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print the result as JSON, with stable keys.")
    var json = false

    /// Prints a result: its JSON form, or what `people` prints.
    func print(_ value: some Encodable, people: () -> Void) throws {
        guard json else { return people() }
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        Terminal.print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}
