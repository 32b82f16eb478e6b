// What stands beside an exported file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
import Foundation

/// What stands beside an exported file: how it came about, and how to check that it is whole.
public struct ExportStatement: Sendable, Codable {
    /// The file itself.
    public struct File: Sendable, Codable {
        /// Its name, without its folder.
        public let name: String
        /// How many bytes it has.
        public let bytes: UInt64
        /// SHA-256 of all of them, hexadecimal.
        public let sha256: String
    }

    /// The head that the entries were selected at: all of them lie below its size.
    public struct Head: Sendable, Codable {
        /// The log's name.
        public let origin: String
        /// How many entries the log had.
        public let size: UInt64
        /// Root of the tree over them, hexadecimal.
        public let root: String
        /// The signed checkpoint that says so, byte for byte.
        public let note: String
    }

    /// Name and version of this statement's own form.
    public var schema = "exeat.export/1"
    /// What was asked for, as it was asked.
    public let query: ExportQuery
    /// The form of the file.
    public let form: ExportForm
    /// Name and version of that form.
    public let formVersion: String
    /// What is in it.
    public let tally: ExportTally
    /// The file itself.
    public let file: File
    /// What it was selected at.
    public let head: Head
    /// What made it: name and version.
    public let software: String
    /// When it was made.
    public let madeAt: Instant
    /// Who had it made.
    public let madeBy: Name<Principal>

    /// Where the statement on the file at `path` stands.
    static func path(beside path: String) -> String { path + ".about.json" }

    /// The file's bytes: JSON with sorted keys in snake case, and a newline.
    func bytes() throws(GatewayError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do { return Array(try encoder.encode(self)) + [0x0A] } catch { throw .failed("\(error)") }
    }
}
