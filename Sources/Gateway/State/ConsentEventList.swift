// A few consent events, held in memory.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Consent

/// A few consent events, held in memory.
public struct ConsentEventList: ConsentEventSource {
    private let events: [(event: ConsentEvent, evidence: ConsentEvidence)]

    /// Takes them in order of arrival.
    public init(_ events: [(event: ConsentEvent, evidence: ConsentEvidence)]) {
        self.events = events
    }

    /// How many there are.
    public var count: Int { events.count }

    /// Hands over each event in order.
    public func read(_ each: (ConsentEvent, ConsentEvidence) throws -> Void) throws {
        for (event, evidence) in events { try each(event, evidence) }
    }
}
