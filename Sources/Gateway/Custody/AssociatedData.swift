// What is bound to a sealed secret besides its key.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// What is bound to a sealed secret besides its key: its purpose, whose it is and its version.
///
/// A credential is bound to the address it may be sent to: whoever changes the address in the
/// database gets a credential that does not open.
///
/// The parts are joined by zero bytes, which no name and no address holds, so two lists never have one spelling.
enum AssociatedData {
    static func key(_ name: Name<KeyNoun>, version: Int) -> [UInt8] {
        joined("exeat/key/1", name.text, "\(version)")
    }

    static func credential(of connection: ConnectionRecord, version: Int) -> [UInt8] {
        joined(
            "exeat/credential/1", connection.name.text, connection.kind, connection.address,
            "\(version)")
    }

    static func dataKey(of connection: ConnectionRecord, version: Int) -> [UInt8] {
        joined("exeat/data-key/1", connection.name.text, "\(version)")
    }

    private static func joined(_ parts: String...) -> [UInt8] {
        Array(parts.map { Array($0.utf8) }.joined(separator: [0]))
    }
}
