// What is bound to a sealed secret besides its key.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// What is bound to a sealed secret besides its key: its purpose, whose it is and its version.
///
/// The parts are joined by zero bytes, which no name holds, so two lists never have one spelling.
enum AssociatedData {
    static func key(_ name: Name<KeyNoun>, version: Int) -> [UInt8] {
        joined("exeat/key/1", name.text, "\(version)")
    }

    static func credential(of connection: Name<Connection>, version: Int) -> [UInt8] {
        joined("exeat/credential/1", connection.text, "\(version)")
    }

    static func dataKey(of connection: Name<Connection>, version: Int) -> [UInt8] {
        joined("exeat/data-key/1", connection.text, "\(version)")
    }

    private static func joined(_ parts: String...) -> [UInt8] {
        Array(parts.map { Array($0.utf8) }.joined(separator: [0]))
    }
}
