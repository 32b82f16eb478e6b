// Consent events that can be read again and again, one after the other.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Consent

/// Consent events that can be read again and again, one after the other, in memory that does not
/// grow with their number.
public protocol ConsentEventSource: Sendable {
    /// How many there are.
    var count: Int { get }

    /// Hands over each event in order, its terms numbered.
    ///
    /// - Throws: what `each` throws; `StorageError` when the events cannot be read.
    func read(_ each: (ConsentEvent, ConsentEvidence) throws -> Void) throws
}
