// What data may be used for, as an organisation defines it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What data may be used for, as an organisation defines it: the part of a consent's context that
/// no notice changes.
///
/// The fields are those of ISO/IEC TS 27560 as the DPV guide maps them. A definition is never
/// changed: a new one is a new version, and counts for notices that are published after it.
public struct PurposeDefinition: Hashable, Sendable, Codable {
    /// Whoever decides about the data, or receives them.
    public struct Party: Hashable, Sendable, Codable {
        /// How consents name it; empty for the controller.
        public let identifier: String
        /// Its legal name.
        public let name: String
        /// Its postal address; empty when not said.
        public let address: String
        /// How people reach it.
        public let contact: String
        /// Its part, as a term such as `dpv:DataProcessor`.
        public let role: String

        /// Joins the parts.
        public init(
            identifier: String, name: String, address: String, contact: String, role: String
        ) {
            self.identifier = identifier
            self.name = name
            self.address = address
            self.contact = contact
            self.role = role
        }
    }

    /// How a consent is withdrawn.
    public struct Withdrawal: Hashable, Sendable, Codable {
        /// In words.
        public let method: String
        /// Where; empty when there is no page.
        public let url: String

        /// Joins the two.
        public init(method: String, url: String) {
            self.method = method
            self.url = url
        }
    }

    /// The name that policies, events and commands use.
    public let name: Name<Purpose>
    /// Counts up with each definition, from 1.
    public let version: Int
    /// What it is called, by language such as `en` and `id`.
    public let title: [String: String]
    /// What kind of purpose, as a term such as `dpv:DirectMarketing`.
    public let term: String
    /// Why the data may be used, as a term such as `eu-gdpr:A6-1-a`.
    public let lawfulBasis: String
    /// Categories of data, as terms such as `pd:EmailAddress`, sorted.
    public let categories: [String]
    /// Who decides.
    public let controller: Party
    /// Who receives the data.
    public let recipients: [Party]
    /// Where the data are kept, as terms such as `loc:FR`, sorted.
    public let storage: [String]
    /// How long they are kept, as a period such as `P24M`.
    public let retention: String
    /// Whose law applies, as terms such as `loc:EU`, sorted.
    public let jurisdiction: [String]
    /// How a consent is withdrawn.
    public let withdrawal: Withdrawal
    /// Rights people have, as terms such as `eu-gdpr:A15`, sorted; may be empty.
    public let rights: [String]

    /// Joins the parts; lists of terms are sorted, so equal definitions are equal values.
    public init(
        name: Name<Purpose>, version: Int, title: [String: String], term: String,
        lawfulBasis: String, categories: [String], controller: Party, recipients: [Party],
        storage: [String], retention: String, jurisdiction: [String], withdrawal: Withdrawal,
        rights: [String]
    ) {
        self.name = name
        self.version = version
        self.title = title
        self.term = term
        self.lawfulBasis = lawfulBasis
        self.categories = Set(categories).sorted()
        self.controller = controller
        self.recipients = recipients
        self.storage = Set(storage).sorted()
        self.retention = retention
        self.jurisdiction = Set(jurisdiction).sorted()
        self.withdrawal = withdrawal
        self.rights = Set(rights).sorted()
    }
}
