// Values that are one text in JSON.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Values that are one text in JSON, read as strictly as anywhere else.
public protocol TextCoded: Codable, CustomStringConvertible {
    /// What the text should have been, for the error: `an identifier`.
    static var expectation: String { get }
    /// Reads the text; nil if it is none of these.
    init?(_ text: String)
}

extension TextCoded {
    /// Reads and checks the text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Self(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "`\(text)` is not \(Self.expectation)")
        }
        self = value
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
