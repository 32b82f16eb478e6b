// One item of a trust policy's line.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One item of a trust policy's line: a name or an address, as bytes.
///
/// Two are equal when their bytes are; what looks alike in Unicode is not the same name.
public struct PolicyWord: Hashable, Sendable, CustomStringConvertible {
    /// The bytes; at least one, and no blank, tab or other control character among them.
    public let bytes: [UInt8]

    /// Takes bytes; nil for none, and for those that no line could hold as one item.
    public init?(bytes: some Collection<UInt8>) {
        guard !bytes.isEmpty, bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7f }) else { return nil }
        self.bytes = Array(bytes)
    }

    /// Takes a text; nil for one that no line could hold as one item.
    public init?(_ text: String) { self.init(bytes: text.utf8) }

    /// The bytes as text, for people; what is not UTF-8 is shown as such.
    public var description: String { String(decoding: bytes, as: UTF8.self) }
}
