// Where the two key files are.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Gateway

/// Where the key files are: `$EXEAT_KEYS`, the service manager's credentials, or the home.
struct KeyFiles {
    let folder: String

    init(places: HomePlaces) {
        folder =
            Environment.value("EXEAT_KEYS")
            ?? Self.credentials(Environment.value("CREDENTIALS_DIRECTORY")) ?? places.keys
    }

    var keyEncryption: KeyEncryptionKey { KeyEncryptionKey(path: folder + "/key-encryption.key") }
    var logSigning: String { folder + "/log-signing.key" }

    /// The next signing key's, while one key takes over from another.
    var nextLogSigning: String { folder + "/log-signing-next.key" }

    /// The files that a new home has.
    var paths: [String] { [keyEncryption.path, logSigning] }

    /// The service manager's folder counts only when it holds our key.
    private static func credentials(_ folder: String?) -> String? {
        guard let folder,
            FileManager.default.fileExists(atPath: folder + "/log-signing.key")
        else { return nil }
        return folder
    }
}
