// What a hook saw.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Names that a hook saw while a request was under way.
final class Seen: Sendable {
    private let box = Mutex<[String]>([])

    var names: [String] { box.withLock { $0 } }

    func set(_ names: [String]) { box.withLock { $0 = names } }
}
