// Consent events that count how often they are read.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Gateway
import Synchronization

/// Consent events that count how often they are read, and may fail after the last.
final class CountedEvents: ConsentEventSource {
    private let list: ConsentEventList
    private let failure: StorageError?
    private let counter = Mutex(0)

    init(_ events: [ConsentEvent], failure: StorageError? = nil) {
        list = ConsentEventList(events.map { ($0, ConsentEvidence(method: "")) })
        self.failure = failure
    }

    var reads: Int { counter.withLock { $0 } }

    var count: Int { list.count }

    func read(_ each: (ConsentEvent, ConsentEvidence) throws -> Void) throws {
        counter.withLock { $0 += 1 }
        try list.read(each)
        if let failure { throw failure }
    }
}
