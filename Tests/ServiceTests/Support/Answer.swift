// An answer as a client reads it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// An answer as a client reads it: JSON of one line.
struct Answer: Sendable {
    let value: CanonicalJSON

    init(_ line: String) throws { value = try CanonicalJSON(parsing: Array(line.utf8)) }

    var ok: CanonicalJSON? { value["ok"] }
    var kind: String? { value["error"]?["kind"]?.stringValue }
    var reason: String? { value["error"]?["reason"]?.stringValue }
    var message: String? { value["error"]?["message"]?.stringValue }
    var entry: Int64? { value["error"]?["entry"]?.integerValue }
}
