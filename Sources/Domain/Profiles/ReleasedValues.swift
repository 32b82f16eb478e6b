// What one person's record will hold.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What one person's record will hold: the released fields' bytes, in the policy's field order.
///
/// Made anew for each person in the same memory. A field that may not go has no bytes here: it is
/// absent, not hidden.
public struct ReleasedValues: Sendable {
    /// The bytes that all ranges point into.
    public private(set) var bytes: [UInt8] = []
    /// One range for every target field of the policy; absent where nothing leaves.
    public private(set) var fields: [FieldRange]

    /// No values yet, for a policy with this many target fields.
    public init(fieldCount: Int) {
        fields = [FieldRange](repeating: .absent, count: fieldCount)
    }

    /// Forgets the last person and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        for index in fields.indices { fields[index] = .absent }
    }

    /// Sets a field by letting `body` add its bytes.
    public mutating func set(_ field: Int, _ body: (inout [UInt8]) -> Void) {
        let start = bytes.count
        body(&bytes)
        fields[field] = FieldRange(start: start, count: bytes.count - start)
    }

    /// A field's bytes; empty when it does not leave.
    public func value(_ field: Int) -> ArraySlice<UInt8> { bytes[fields[field].range] }
}
