// What people were shown when they were asked.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A version of a notice, in every language it was published in; never changed.
public struct NoticeVersion: Hashable, Sendable, Codable {
    /// The text in one language.
    public struct Text: Hashable, Sendable, Codable {
        /// SHA-256 of its exact bytes.
        public let digest: Digest<NoticeText>
        /// The bytes, as UTF-8.
        public let body: String

        /// Joins the two.
        public init(digest: Digest<NoticeText>, body: String) {
            self.digest = digest
            self.body = body
        }
    }

    /// The notice's own name.
    public let name: Name<Notice>
    /// Counts up with each published text.
    public let version: Int
    /// The purposes that it tells about, sorted.
    public let purposes: [Name<Purpose>]
    /// Where people found it; empty when nowhere but where they were asked.
    public let url: String
    /// The text by language, such as `en` and `id`.
    public let texts: [String: Text]
    /// Who published it.
    public let publishedBy: Name<Principal>
    /// When.
    public let publishedAt: Instant

    /// Joins the parts.
    public init(
        name: Name<Notice>, version: Int, purposes: [Name<Purpose>], url: String,
        texts: [String: Text], publishedBy: Name<Principal>, publishedAt: Instant
    ) {
        self.name = name
        self.version = version
        self.purposes = Set(purposes).sorted()
        self.url = url
        self.texts = texts
        self.publishedBy = publishedBy
        self.publishedAt = publishedAt
    }
}
