// What opens the console.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain

/// What opens the console: 128 random bits, made at start, that stand first in every address.
///
/// It is a bearer's key until there is a sign-in: whoever has the address may read what the
/// principal who started the console may read, for as long as it runs. It is printed once, kept in
/// memory only, and never sent on: pages tell the browser to name no referrer and to store nothing.
struct ConsoleKey: Sendable {
    /// 32 hexadecimal digits.
    let text: String

    /// Makes a new one.
    ///
    /// - Throws: `ConsoleError.noKey` when there is no randomness.
    init() throws(ConsoleError) {
        do { text = Hexadecimal.text(of: try Randomness.bytes(16)) } catch {
            throw .noKey("\(error)")
        }
    }

    /// What an address asks for below the key; nil, without telling why, when it is not this key.
    ///
    /// - Returns: The path without key and query, such as `/transfers`.
    func path(in address: String) -> String? {
        guard address.utf8.first == 0x2F else { return nil }
        let path = address.dropFirst().prefix { $0 != "?" && $0 != "#" }
        let given = path.prefix { $0 != "/" }
        guard ConstantTime.areEqual(Array(given.utf8), Array(text.utf8)) else { return nil }
        let rest = path[given.endIndex...]
        return rest.isEmpty ? "/" : String(rest)
    }
}
