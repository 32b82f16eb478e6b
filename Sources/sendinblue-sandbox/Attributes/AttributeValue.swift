// The value of one attribute of one contact.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The value of one attribute of one contact, after its type was checked.
enum AttributeValue: Equatable, Sendable {
    case text(String)
    case number(Double)
    case boolean(Bool)
    case choices([String])

    var value: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .number(let number): .number(number)
        case .boolean(let truth): .boolean(truth)
        case .choices(let choices): .array(choices.map { .string($0) })
        }
    }

    /// The text, if this is text.
    var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    init?(_ value: JSONValue) {
        switch value {
        case .string(let text): self = .text(text)
        case .integer(let number): self = .number(Double(number))
        case .number(let number): self = .number(number)
        case .boolean(let truth): self = .boolean(truth)
        case .array(let values): self = .choices(values.compactMap(\.stringValue))
        default: return nil
        }
    }

    init(text: String) { self = .text(text) }
}
