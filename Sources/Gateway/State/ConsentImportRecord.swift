// A consent file that was taken in.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A consent file that was taken in.
public struct ConsentImportRecord: Hashable, Sendable, Codable {
    /// SHA-256 of the file, hexadecimal: the same file is not taken in twice.
    public let source: String
    /// Events it held.
    public let events: Int
    /// Who took it in.
    public let importedBy: Name<Principal>
    /// When it was taken in.
    public let importedAt: Instant

    /// Joins the parts.
    public init(source: String, events: Int, importedBy: Name<Principal>, importedAt: Instant) {
        self.source = source
        self.events = events
        self.importedBy = importedBy
        self.importedAt = importedAt
    }
}
