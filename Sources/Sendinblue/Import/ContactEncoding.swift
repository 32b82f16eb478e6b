// How contacts are spelt in an import.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// How contacts are spelt in the body of an import: JSON, into one list.
///
/// The address goes under `email`, every other field under `attributes`; absent fields are left
/// out, so that nothing is emptied there. No field that touches a blocklist is ever written.
public struct ContactEncoding: RecordEncoding {
    /// Begins the body: the list, and that existing contacts are brought up to date in silence.
    public let opening: [UInt8]
    /// A comma.
    public let separator: [UInt8] = [0x2C]
    /// Ends the body.
    public let closing: [UInt8] = Array("]}".utf8)
    private let address: Int?
    /// Position of each other field, and its name with quotes, colon and the value's first quote.
    private let attributes: [(field: Int, name: [UInt8])]

    /// The field that is the address, not an attribute.
    static let addressName = "EMAIL"

    /// Prepares the spelling of `fields`, in the policy's order, for a list.
    public init(fields: [TargetField], list: Int64) {
        opening = Array(
            """
            {"listIds":[\(list)],"updateExistingContacts":true,"disableNotification":true,\
            "jsonBody":[
            """.utf8)
        address = fields.firstIndex { $0.description == Self.addressName }
        attributes = fields.enumerated().filter { $1.description != Self.addressName }
            .map { ($0, Array("\"\($1)\":\"".utf8)) }
    }

    /// Adds one contact: an object with `email`, then `attributes`, each only where it holds anything.
    public func encode(_ values: borrowing ReleasedValues, into body: inout [UInt8]) {
        body.append(0x7B)
        var isFirst = true
        let written = Self.trimmed(address.map { values.value($0) } ?? [])
        if !written.isEmpty {
            body += Self.addressKey
            JSONText.append(written, to: &body)
            body.append(0x22)
            isFirst = false
        }
        var isOpen = false
        for (field, name) in attributes where !values.fields[field].isAbsent {
            if isOpen || !isFirst { body.append(0x2C) }
            if !isOpen { body += Self.attributesKey }
            isOpen = true
            body += name
            JSONText.append(values.value(field), to: &body)
            body.append(0x22)
        }
        if isOpen { body.append(0x7D) }
        body.append(0x7D)
    }

    /// Without blanks around it: the recipient would drop such an address in silence.
    private static func trimmed(_ address: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isBlank = { (byte: UInt8) in byte == 0x20 || (9...13).contains(byte) }
        let rest = address.drop(while: isBlank)
        guard let end = rest.lastIndex(where: { !isBlank($0) }) else { return [] }
        return rest[...end]
    }

    private static let addressKey = Array("\"email\":\"".utf8)
    private static let attributesKey = Array("\"attributes\":{".utf8)
}
