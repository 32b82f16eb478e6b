// A column of a sample profile.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A column of a sample profile, in the order of the file.
enum ProfileColumn: Int, CaseIterable {
    case customerId, firstName, lastName, email, phone, country, birthDate, language
    case postalAddress, loyaltyTier, loyaltyPoints, createdOn

    /// The attribute's name in a Customer Insights export.
    var attribute: String {
        switch self {
        case .customerId: "CustomerId"
        case .firstName: "FirstName"
        case .lastName: "LastName"
        case .email: "Email"
        case .phone: "Phone"
        case .country: "Country"
        case .birthDate: "BirthDate"
        case .language: "Language"
        case .postalAddress: "PostalAddress"
        case .loyaltyTier: "LoyaltyTier"
        case .loyaltyPoints: "LoyaltyPoints"
        case .createdOn: "CreatedOn"
        }
    }

    /// The attribute's data type there.
    var dataType: String {
        switch self {
        case .customerId: "guid"
        case .loyaltyPoints: "int64"
        case .birthDate: "date"
        case .createdOn: "dateTime"
        default: "string"
        }
    }

    /// The name in a CSV header and of an NDJSON member, as policies write it: `first_name`.
    var name: String {
        var name = ""
        for (position, letter) in attribute.enumerated() {
            if letter.isUppercase, position > 0 { name += "_" }
            name += letter.lowercased()
        }
        return name
    }
}
