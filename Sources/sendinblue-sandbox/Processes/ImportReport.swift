// What an import did not take.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What an import did not take, by reason; the API's `info.import`.
struct ImportReport: Equatable, Sendable {
    /// The reasons, named as the API names them.
    enum Reason: String, CaseIterable, Sendable {
        case invalidEmail = "invalid_emails"
        case duplicateContact = "duplicate_contact_id"
        case duplicateExternal = "duplicate_ext_id"
        case duplicateEmail = "duplicate_email_id"
        case duplicatePhone = "duplicate_phone_id"
        case duplicateWhatsapp = "duplicate_whatsapp_id"
        case duplicateLandline = "duplicate_landline_number_id"
    }

    /// What the rows gave as identifier, by reason.
    private(set) var rows: [Reason: [String]] = [:]

    /// Notes one row.
    mutating func note(_ reason: Reason, _ identifier: String) {
        rows[reason, default: []].append(identifier)
    }

    /// The body of `info.import`; `address` begins the address of a CSV file of process `id`.
    func value(_ form: ReportForm, process id: Int, address: String) -> JSONValue {
        .object(
            Reason.allCases.map { reason in
                let count = rows[reason]?.count ?? 0
                let shown: JSONValue =
                    switch form {
                    case _ where count == 0: .null
                    case .number: .integer(count)
                    case .url: .string("\(address)/sandbox/reports/\(id)/\(reason.rawValue).csv")
                    case .none: .null
                    }
                return JSONMember(name: reason.rawValue, value: shown)
            })
    }
}
