// Where a home keeps its files.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Where a home keeps its files.
public struct HomePlaces: Sendable, Hashable {
    /// The folder that everything is in.
    public let home: String

    /// Names the folder; nothing is touched.
    public init(home: String) { self.home = home }

    /// The database.
    public var database: String { home + "/exeat.db" }
    /// The file that the one writer locks.
    public var lock: String { home + "/lock" }
    /// Key files, unless they are kept elsewhere.
    public var keys: String { home + "/keys" }
    /// The anchor, unless it is kept elsewhere.
    public var anchor: String { home + "/anchor/checkpoint" }
    /// Subject records, one file a transfer.
    public var segments: String { home + "/segments" }
    /// What is being taken in: files without a name, so that none outlives its process.
    public var incoming: String { home + "/incoming" }
    /// The published view of the log.
    public var published: String { home + "/published" }

    /// A transfer's subject records.
    public func segment(of transfer: String) -> String { segments + "/\(transfer).seg1" }
}
