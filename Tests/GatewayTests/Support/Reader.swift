// Rows of consent files and segments.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A made-up reader, as a row of a segment and rows of a consent file.
struct Reader: Sendable {
    let number: Int
    var email: String
    var phone = ""
    var country = "DE"
    var birthDate = "1980-01-01"

    init(_ number: Int, phone: Bool = false) {
        self.number = number
        email = "reader-\(number)@example.com"
        if phone { self.phone = "+49151\(10_000_000 + number)" }
    }

    /// The row of a segment.
    var row: String { "\(email),Given\(number),Family\(number),\(phone),\(country),\(birthDate)" }

    static let header = "email,first_name,last_name,phone,country,birth_date"

    static func table(_ readers: [Reader]) -> String {
        ([header] + readers.map(\.row)).joined(separator: "\n") + "\n"
    }

    static let consentHeader =
        "contact_type,contact,channel,purpose,state,type,expressed_at,valid_for,confirmed,notice,"
        + "notice_version,recipients,method"

    var newsletter: String {
        "email,\(email),email,newsletter,ConsentGiven,dpv:ExpressedConsent,2026-01-10T09:00:00Z,,"
            + "true,newsletter,4,sendinblue,web_form"
    }

    var textMessages: String {
        "phone,\(phone),sms,sms_offers,ConsentGiven,dpv:ExplicitlyExpressedConsent,"
            + "2026-02-01T10:00:00Z,,false,sms-offers,2,sendinblue,web_form"
    }

    /// The rows of a consent file in which every reader agrees to everything they can.
    static func consents(_ readers: [Reader]) -> String {
        let rows = readers.flatMap { reader in
            [reader.newsletter] + (reader.phone.isEmpty ? [] : [reader.textMessages])
        }
        return ([consentHeader] + rows).joined(separator: "\n") + "\n"
    }
}
