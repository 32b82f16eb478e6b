// Publishing what people are told.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Cryptography
public import Domain

/// Publishes a version of a notice, for ever: its texts, and a context for each purpose and language.
public struct PublishNotice: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.consentDefine

    /// The notice's own name.
    public let name: Name<Notice>
    /// Its version.
    public let version: Int
    /// The purposes that it tells about.
    public let purposes: [Name<Purpose>]
    /// The bytes of each text by language, as they stand in their files.
    public let texts: [String: [UInt8]]
    /// Where people find it; empty when nowhere but where they are asked.
    public let url: String

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The notice's own name.
        public let notice: Name<Notice>
        /// Its version.
        public let version: Int
        /// SHA-256 of each text by language, hexadecimal.
        public let texts: [String: String]
        /// Addresses of the contexts that it makes, hexadecimal, sorted.
        public let contexts: [String]
    }

    /// Consents can name no other.
    static let versions = 1...999_999_999
    static var versionRange: String {
        "a notice has a version from \(versions.lowerBound) to \(versions.upperBound)"
    }
    /// One entry of the log has room for the digests of so many.
    private static let purposeLimit = 16
    private static let languageLimit = 24
    private static let contextLimit = 128
    private static let sizeLimit = 1 << 18

    /// Asks to publish.
    public init(
        name: Name<Notice>, version: Int, purposes: [Name<Purpose>], texts: [String: [UInt8]],
        url: String
    ) {
        self.name = name
        self.version = version
        self.purposes = purposes
        self.texts = texts
        self.url = url
    }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Output> {
        let read = try readTexts()
        try checkForm()
        var definitions: [PurposeDefinition] = []
        for purpose in Set(purposes).sorted() {
            definitions.append(try workroom.purpose(purpose))
        }
        guard
            try !workroom.notices().contains(where: { ($0.name, $0.version) == (name, version) })
        else { throw .exists("version \(version) of the notice `\(name)`") }
        let notice = NoticeVersion(
            name: name, version: version, purposes: purposes, url: url, texts: read,
            publishedBy: try workroom.principal, publishedAt: workroom.now)
        let contexts = Self.contexts(of: notice, for: definitions)
        let output = Output(
            notice: name, version: version, texts: read.mapValues(\.digest.hexadecimal),
            contexts: contexts.map(\.digest.hexadecimal).sorted())
        return Preparation(
            output,
            recording: [
                EntryDraft(
                    .noticePublished, .allowed, by: workroom.actor,
                    on: ("notice", "\(name)@\(version)"),
                    details: [
                        "texts": .object(output.texts.mapValues { .string($0) }),
                        "contexts": .array(output.contexts.map { .string($0) }),
                    ])
            ], changing: [.publishNotice(notice, contexts: contexts)])
    }

    /// One for each purpose and language.
    private static func contexts(
        of notice: NoticeVersion, for purposes: [PurposeDefinition]
    ) -> [ConsentContext] {
        purposes.flatMap { purpose in
            notice.texts.sorted { $0.key < $1.key }.map { language, text in
                ConsentContext(
                    notice: notice.name, noticeVersion: notice.version, language: language,
                    noticeDigest: text.digest, url: notice.url, purpose: purpose)
            }
        }
    }

    private func checkForm() throws(GatewayError) {
        guard Self.versions.contains(version) else {
            throw .input(.inputInvalid, Self.versionRange)
        }
        guard (1...Self.purposeLimit).contains(Set(purposes).count) else {
            throw .input(
                .inputInvalid, "a notice tells about 1 to \(Self.purposeLimit) purposes")
        }
        guard Set(purposes).count * texts.count <= Self.contextLimit else {
            throw .input(
                .inputInvalid,
                "a notice makes a context for each purpose and language, and at most "
                    + "\(Self.contextLimit)")
        }
        guard url.isEmpty || PageAddress.isValid(url) else {
            throw .input(.inputInvalid, "the address of a notice begins with `https://`")
        }
    }

    private func readTexts() throws(GatewayError) -> [String: NoticeVersion.Text] {
        guard (1...Self.languageLimit).contains(texts.count) else {
            throw .input(
                .inputInvalid, "a notice has a text in 1 to \(Self.languageLimit) languages")
        }
        var read: [String: NoticeVersion.Text] = [:]
        for (language, bytes) in texts.sorted(by: { $0.key < $1.key }) {
            guard LanguageTag.isValid(language) else {
                throw .input(.inputInvalid, "`\(language)` is not a language such as `en`")
            }
            read[language] = try Self.text(bytes, in: language)
        }
        return read
    }

    private static func text(
        _ bytes: [UInt8], in language: String
    ) throws(GatewayError) -> NoticeVersion.Text {
        guard !bytes.isEmpty, bytes.count <= sizeLimit,
            let body = String(validating: bytes, as: UTF8.self),
            !body.unicodeScalars.contains(where: isForbidden), !returnsAlone(bytes)
        else {
            throw .input(
                .inputInvalid,
                "the text in `\(language)` is not one: UTF-8 without control characters is "
                    + "expected, at most \(sizeLimit / 1024) KiB")
        }
        return NoticeVersion.Text(digest: SHA256.digest(of: bytes), body: body)
    }

    /// A carriage return that begins no line lets a later line hide an earlier one on a terminal.
    private static func returnsAlone(_ bytes: [UInt8]) -> Bool {
        bytes.indices.contains { index in
            bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
        }
    }

    /// What no page of text has: it could show people something else than what is digested.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
