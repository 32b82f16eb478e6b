// An identifier of a contact.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// An identifier of a contact, as a path or a list of them gives it.
enum ContactIdentifier: Equatable, Sendable {
    case email(String)
    case number(Int)
    case external(String)
    case phone(String)

    /// Reads `text` as `kind` says; without it only an address, a number and a phone are known.
    ///
    /// - Throws: 400 `invalid_parameter` where the text is not of that kind.
    init(_ text: String, kind: String?) throws(APIError) {
        switch kind {
        case "email_id": self = try Self.address(text)
        case "contact_id":
            guard let number = Int(text) else { throw .invalid("Invalid contact id") }
            self = .number(number)
        case "ext_id": self = .external(text)
        case "phone_id":
            guard let digits = PhoneNumber.digits(text) else {
                throw .invalid("Invalid phone number")
            }
            self = .phone(digits)
        case nil:
            if text.contains("@") {
                self = try Self.address(text)
            } else if let number = Int(text), !text.hasPrefix("+") {
                self = .number(number)
            } else if let digits = PhoneNumber.digits(text) {
                self = .phone(digits)
            } else {
                throw .invalid("Invalid email address")
            }
        default: throw .invalid("identifierType is invalid")
        }
    }

    private static func address(_ text: String) throws(APIError) -> ContactIdentifier {
        guard let email = EmailAddress.stored(text) else {
            throw .invalid("Invalid email address")
        }
        return .email(email)
    }
}
