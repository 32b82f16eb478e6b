// Every purpose.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// Every purpose in its newest version, by name.
public struct ListPurposes: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.consentRead

    /// One purpose.
    public struct Row: Sendable, Codable {
        /// The name that policies, events and commands use.
        public let purpose: Name<Purpose>
        /// The version that counts for notices published from now on.
        public let version: Int
        /// What it is called, by language.
        public let title: [String: String]
        /// What kind of purpose, as a term.
        public let term: String
        /// Why the data may be used, as a term.
        public let lawfulBasis: String
        /// SHA-256 of its canonical JSON, hexadecimal.
        public let digest: String
        /// The notices that tell about it, as `name@version`, oldest first.
        public let notices: [String]
    }

    /// Asks.
    public init() {}

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> [Row] {
        let notices = try workroom.notices()
        var newest: [Name<Purpose>: PurposeDefinition] = [:]
        for definition in try workroom.purposes() { newest[definition.name] = definition }
        return newest.values.sorted { $0.name < $1.name }.map { definition in
            Row(
                purpose: definition.name, version: definition.version, title: definition.title,
                term: definition.term, lawfulBasis: definition.lawfulBasis,
                digest: definition.digest.hexadecimal,
                notices: notices.filter { $0.purposes.contains(definition.name) }
                    .map { "\($0.name)@\($0.version)" })
        }
    }
}
