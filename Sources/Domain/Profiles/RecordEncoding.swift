// How a destination spells one person.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// How a destination spells people in a request body.
///
/// Made for one policy's list of target fields, so that nothing is looked up per record.
public protocol RecordEncoding: Sendable {
    /// Bytes that open a body, before the first person.
    var opening: [UInt8] { get }
    /// Bytes between two people.
    var separator: [UInt8] { get }
    /// Bytes that close a body, after the last person.
    var closing: [UInt8] { get }
    /// Adds the exact bytes of one person. Equal values always give equal bytes.
    func encode(_ values: borrowing ReleasedValues, into body: inout [UInt8])
}
