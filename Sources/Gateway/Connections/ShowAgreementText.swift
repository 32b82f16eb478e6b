// One version of the terms.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// The words of one version of the terms in one language, as they were published.
public struct ShowAgreementText: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.connectionRead

    /// The version; nil for the newest.
    public let version: Int?
    /// The language; nil for English where there is one.
    public let language: String?

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The text's own name.
        public let name: String
        /// Its version.
        public let version: Int
        /// Its language.
        public let language: String
        /// The words, with the places that are filled in for each connection.
        public let body: String
        /// SHA-256 of their exact bytes, hexadecimal.
        public let textDigest: String
    }

    /// Asks.
    public init(version: Int? = nil, language: String? = nil) {
        self.version = version
        self.language = language
    }

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        let texts: [AgreementTextRecord]
        do { texts = try workroom.store.agreementTexts() } catch { throw GatewayError(error) }
        let found = version.map { wanted in texts.first { $0.version == wanted } } ?? texts.newest
        guard let found else {
            throw .notFound(kind: "version of the terms", name: version.map { "\($0)" } ?? "newest")
        }
        let language = try found.language(language)
        let body = found.bodies[language] ?? ""
        return Output(
            name: found.name, version: found.version, language: language, body: body,
            textDigest: AgreementTemplate.digest(of: body).hexadecimal)
    }
}
