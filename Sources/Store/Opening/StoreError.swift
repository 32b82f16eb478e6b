// Why a home's database cannot be made, opened or locked.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a home's database or lock cannot be used; nothing was opened, changed or sent then.
public enum StoreError: Error, Equatable, CustomStringConvertible {
    /// A database is there already; it is never written over.
    case exists(String)
    /// There is no database.
    case missing(String)
    /// Another process holds the home's lock; `owner` and `since` are what it wrote there.
    case busy(String, owner: String, since: String)
    /// The file is not a database of the gateway, or others may read it.
    case unfit(path: String, problem: String)
    /// The database was written by a newer gateway, under a name this one does not know.
    case newer(path: String, migration: String)
    /// The database does not keep what it commits: a setting was read back as something less.
    case notDurable(setting: String, value: String)
    /// The system or the database failed.
    case failed(path: String, cause: String)

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .exists(let path): "`\(path)` exists already and was left as it is"
        case .missing(let path): "there is no database at `\(path)`"
        case .busy(let path, let owner, let since):
            "`\(path)` is held by process \(owner) since \(since): one gateway at a time"
        case .unfit(let path, let problem): "`\(path)` was not opened: \(problem)"
        case .newer(let path, let migration):
            "`\(path)` was not opened: a newer gateway changed it (`\(migration)`)"
        case .notDurable(let setting, let value):
            "the database was not opened: `\(setting)` reads back as \(value), so a commit could be lost"
        case .failed(let path, let cause): "`\(path)`: \(cause)"
        }
    }
}
