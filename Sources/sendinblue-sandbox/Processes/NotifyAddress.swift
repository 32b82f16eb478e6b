// Where the end of a job is told.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where the end of a job is told: an address on this machine.
///
/// Other addresses are taken and never called: the double has no way out of the machine.
struct NotifyAddress: Equatable, Sendable {
    let port: Int
    /// Path and query.
    let target: String

    /// Reads `http://127.0.0.1:PORT/…` or the same with `localhost`; nil for any other address.
    init?(_ text: String) {
        guard let parts = URLComponents(string: text), parts.scheme == "http",
            parts.host == "127.0.0.1" || parts.host == "localhost",
            let port = parts.port, (1...65_535).contains(port)
        else { return nil }
        self.port = port
        let path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
        target = path + (parts.percentEncodedQuery.map { "?\($0)" } ?? "")
    }
}
