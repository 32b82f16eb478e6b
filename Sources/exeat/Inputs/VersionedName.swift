// A name and the version of what it names.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A name and, after `@`, the version of what it names, such as `newsletter@4`.
struct VersionedName: Equatable {
    let name: String
    /// Nil where the text names none.
    let version: Int?

    /// - Throws: `CommandFailure.input` when what follows `@` is no whole number from 1.
    init(parsing text: String) throws {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        name = String(parts[0])
        guard parts.count == 2 else {
            version = nil
            return
        }
        guard let number = Int(parts[1]), number > 0, String(number) == parts[1] else {
            throw CommandFailure.input("a version is a whole number from 1, as in `NAME@4`")
        }
        version = number
    }
}
