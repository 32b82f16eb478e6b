// Which context a consent was given under.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Testing

@testable import Gateway

struct ContextDirectoryTests {
    /// The usual notices, and one in two languages that tells about one of two purposes.
    private func directory() async throws -> (ContextDirectory, TestHome) {
        let home = try await TestHome.founded()
        var rows = home.store.rows
        let purpose = try #require(rows.purposes.first { $0.name.text == "newsletter" })
        try PublishedNotices.publish("both", 1, [purpose], in: ["en", "id"], into: &rows)
        let published = rows
        home.store.edit { $0 = published }
        return (try ContextDirectory(in: home.store), home)
    }

    private func find(
        _ directory: ContextDirectory, _ purpose: String = "newsletter",
        _ notice: String = "newsletter", _ version: Int = 4, _ language: String? = nil
    ) throws -> Result<Digest<ConsentContextText>, ContextProblem> {
        directory.context(
            purpose: try Name(purpose), notice: notice, version: version, language: language)
    }

    @Test func `the address is that of the very context`() async throws {
        let (directory, home) = try await directory()
        for context in home.store.rows.contexts {
            let found = try find(
                directory, context.purpose.name.text, context.notice.text, context.noticeVersion,
                context.language)
            #expect(found == .success(context.digest))
        }
    }

    @Test(arguments: [nil, "", "en"])
    func `the only language need not be said`(language: String?) async throws {
        let (directory, home) = try await directory()
        let context = try #require(
            home.store.rows.contexts.first {
                ($0.notice.text, $0.noticeVersion) == ("newsletter", 4)
            })
        #expect(
            try find(directory, "newsletter", "newsletter", 4, language)
                == .success(context.digest))
    }

    @Test func `what is missing is named`() async throws {
        let (directory, _) = try await directory()
        #expect(
            try find(directory, "raffle") == .failure(.purposeUnknown(Name("raffle"))))
        #expect(try find(directory, "newsletter", "nothing") == .failure(.noticeUnknown))
        #expect(try find(directory, "newsletter", "newsletter", 6) == .failure(.versionUnknown))
        #expect(try find(directory, "sms_offers") == .failure(.purposeNotTold))
        #expect(
            try find(directory, "newsletter", "both", 1)
                == .failure(.languageMissing(["en", "id"])))
        #expect(
            try find(directory, "newsletter", "both", 1, "fr")
                == .failure(.languageUnknown(["en", "id"])))
    }

    @Test func `no problem quotes what a file says`() async throws {
        let (directory, _) = try await directory()
        let secret = "somebody@example.com"
        for (notice, language) in [(secret, "en"), ("both", secret), ("newsletter", secret)] {
            guard
                case .failure(let problem) = try find(
                    directory, "newsletter", notice, notice == "both" ? 1 : 4, language)
            else {
                Issue.record("found")
                return
            }
            #expect(!"\(problem)".contains("somebody"))
        }
    }

    @Test func `state that cannot be read finds nothing`() async throws {
        let (_, home) = try await directory()
        home.store.fail(readAfter: 0)
        #expect(throws: GatewayError.self) { try ContextDirectory(in: home.store) }
    }
}
