// One notice, word for word.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// One version of a notice in one language, word for word.
public struct ShowNotice: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.consentRead

    /// Which.
    public let name: Name<Notice>
    /// Which version.
    public let version: Int
    /// In which language; nil where it has only one.
    public let language: String?

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The notice's own name.
        public let notice: Name<Notice>
        /// Its version.
        public let version: Int
        /// The language of the text.
        public let language: String
        /// Every language it was published in.
        public let languages: [String]
        /// The purposes that it tells about.
        public let purposes: [Name<Purpose>]
        /// Where people find it; empty when nowhere but where they are asked.
        public let url: String
        /// SHA-256 of the text's bytes, hexadecimal.
        public let digest: String
        /// The text itself.
        public let text: String
        /// The address of each purpose's context in this language, hexadecimal.
        public let contexts: [String: String]
        /// Who published it.
        public let publishedBy: Name<Principal>
        /// When.
        public let publishedAt: Instant
    }

    /// Asks.
    public init(name: Name<Notice>, version: Int, language: String? = nil) {
        self.name = name
        self.version = version
        self.language = language
    }

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        let notice = try workroom.notice(name, version: version)
        let languages = notice.texts.keys.sorted()
        guard let language = language ?? (languages.count == 1 ? languages.first : nil) else {
            throw .input(.inputInvalid, "\(ContextProblem.languageMissing(languages))")
        }
        guard let text = notice.texts[language] else {
            throw .input(.inputInvalid, "\(ContextProblem.languageUnknown(languages))")
        }
        let contexts = try workroom.contexts().filter { _, context in
            (context.notice, context.noticeVersion, context.language) == (name, version, language)
        }
        return Output(
            notice: name, version: version, language: language, languages: languages,
            purposes: notice.purposes, url: notice.url, digest: text.digest.hexadecimal,
            text: text.body,
            contexts: Dictionary(
                contexts.map { ($0.value.purpose.name.text, $0.key.hexadecimal) },
                uniquingKeysWith: { first, _ in first }),
            publishedBy: notice.publishedBy, publishedAt: notice.publishedAt)
    }
}
