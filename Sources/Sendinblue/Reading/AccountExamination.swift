// What the account, a list and its attributes are called.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// Looks at the account, a list and the attributes before anything about a person leaves.
struct AccountExamination {
    let reader: ServiceReader

    /// Fields that every account has, whatever its list of attributes says.
    private static let systemNames: Set = ["EMAIL", "SMS", "EXT_ID", "WHATSAPP", "LANDLINE_NUMBER"]
    /// Most characters of a name that are kept.
    private static let longestName = 200

    /// Asks for the account, then for the list, then for the attributes; stops at the first refusal.
    func facts(
        list: Int64?, fields: [TargetField]
    ) async throws(DestinationError) -> DestinationFacts {
        let account = try await reader.read("/account", "the account")
        var listName: String?
        if let list {
            let found = try await reader.read(
                "/contacts/lists/\(list)", "the list", unknown: .listUnknown(list))
            listName = Self.name(found.content["name"])
        }
        let needed = fields.filter { !Self.systemNames.contains($0.description) }
        if !needed.isEmpty {
            let found = try await reader.read("/contacts/attributes", "the contact attributes")
            guard let attributes = found.content["attributes"]?.arrayValue else {
                throw .unreadable("the contact attributes")
            }
            // Attributes of other categories are computed there and take no value.
            let known = Set(
                attributes.filter { $0["category"]?.stringValue == "normal" }
                    .compactMap { $0["name"]?.stringValue })
            let unknown = needed.filter { !known.contains($0.description) }
            guard unknown.isEmpty else { throw .attributesUnknown(unknown) }
        }
        return DestinationFacts(
            account: Self.name(account.content["companyName"]) ?? "", list: listName,
            security: account.answer.security, peerCertificate: account.answer.peerCertificate)
    }

    /// A name for a table: on one line, and not without end.
    private static func name(_ value: CanonicalJSON?) -> String? {
        value?.stringValue.map { text in
            String(
                text.prefix(longestName).map { character in
                    let isShown = character.unicodeScalars.allSatisfy {
                        ![.control, .format, .lineSeparator, .paragraphSeparator]
                            .contains($0.properties.generalCategory)
                    }
                    return isShown ? character : " "
                })
        }
    }
}
