// The terms of the Data Privacy Vocabulary that policies may use.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The terms of the Data Privacy Vocabulary 2.3 that policies may use, by what they stand for.
///
/// Closed: a term outside these lists is refused, however right it may look.
enum Vocabulary {
    /// The release that every shared prefix is pinned to.
    static let release = "2.3"
    /// The prefixes of the vocabulary itself.
    static let prefixes = ["dpv", "pd", "loc", "eu-gdpr"]
    /// What the prefix of local terms begins with, and what it is pinned to.
    static let localPrefix = "x-"
    static let localRelease = "local/1"

    /// Whether a prefix is one for local terms: `x-` and small letters, digits and `-`.
    static func isLocalPrefix(_ text: String) -> Bool {
        text.hasPrefix(localPrefix) && text.utf8.count > localPrefix.utf8.count
            && text.utf8.allSatisfy { character in
                (0x61...0x7A).contains(character) || (0x30...0x39).contains(character)
                    || character == 0x2D
            }
    }

    /// Whether a text is a local term's own part: letters, digits, `-`, `_` and `.`.
    static func isLocalWord(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { character in
                (0x41...0x5A).contains(character) || (0x61...0x7A).contains(character)
                    || (0x30...0x39).contains(character) || [0x2D, 0x5F, 0x2E].contains(character)
            }
    }

    /// The places in which a term can stand.
    enum Kind: String, CaseIterable {
        case purpose, basis, consentType, subject, recipientRole, category, safeguard
        case transferBasis, location
    }

    static func terms(of kind: Kind) -> [String] {
        switch kind {
        case .purpose:
            [
                "dpv:DirectMarketing", "dpv:Marketing", "dpv:PersonalisedAdvertising",
                "dpv:CommunicationForCustomerCare", "dpv:FulfilmentOfContractualObligation",
            ]
        case .basis:
            ["dpv:Consent", "dpv:ContractPerformance", "dpv:LegitimateInterestOfController"]
                + ["a", "b", "c", "d", "e", "f"].map { "eu-gdpr:A6-1-\($0)" }
        case .consentType:
            ["dpv:ImpliedConsent", "dpv:ExpressedConsent", "dpv:ExplicitlyExpressedConsent"]
        case .subject:
            ["dpv:Customer", "dpv:Subscriber", "dpv:Child", "dpv:GuardianOfDataSubject"]
        case .recipientRole: ["dpv:DataProcessor", "dpv:ThirdParty", "dpv:DataImporter"]
        case .category:
            [
                "pd:EmailAddress", "pd:TelephoneNumber", "pd:Name", "pd:AgeRange", "pd:Country",
                "pd:Financial", "dpv:SpecialCategoryPersonalData", "dpv:PseudonymisedData",
            ]
        case .safeguard:
            [
                "dpv:DeterministicPseudonymisation", "dpv:HashMessageAuthenticationCode",
                "dpv:DataRedaction", "dpv:ContractualTerms", "dpv:EncryptionInTransfer",
                "dpv:Pseudonymisation",
            ]
        case .transferBasis: ["dpv:DataTransferLegalBasis"]
        case .location:
            [
                "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB",
                "GR", "HR", "HU", "ID", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL",
                "NO", "PL", "PT", "RO", "SE", "SI", "SK",
            ].map { "loc:\($0)" }
        }
    }

    /// Every shared term, for the `broader` of a local one.
    static var all: [String] { Kind.allCases.flatMap(terms(of:)) }

    /// The bases that are a person's consent.
    static let consentBases: Set<String> = ["dpv:Consent", "eu-gdpr:A6-1-a"]
}
