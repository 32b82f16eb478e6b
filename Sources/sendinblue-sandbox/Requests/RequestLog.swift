// All requests that were answered.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// All requests that were answered, in order; what was spelled once is not spelled again.
struct RequestLog: Sendable {
    private(set) var count = 0
    /// The records, joined by commas.
    private var spelling: [UInt8] = []

    init() {}

    /// Takes up records that an earlier run has kept.
    init(_ kept: [JSONValue]) {
        for value in kept { append(value) }
    }

    /// Adds one record; its number is one more than the count before.
    mutating func append(_ record: RequestRecord) { append(record.value) }

    private mutating func append(_ value: JSONValue) {
        if count > 0 { spelling.append(0x2C) }
        value.append(to: &spelling)
        count += 1
    }

    /// The records as a JSON array.
    var bytes: [UInt8] { [0x5B] + spelling + [0x5D] }
}
