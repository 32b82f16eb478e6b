// Changed manifests and files of purposes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Foundation
import Testing

/// Changed manifests and files of purposes: refused with the member, or read as they are.
struct DocumentFuzzTests {
    private static let cases = Effort.isLong ? 100_000 : 10_000

    private static let manifest = """
        {
          "exeat": "consent-import/1",
          "source": "crm",
          "sha256": "\(String(repeating: "0123456789abcdef", count: 4))",
          "rows": 12,
          "statement": "Asked on the web form of company.example since 2024.",
          "contexts": {
            "newsletter": {"notice": "newsletter", "version": 4, "language": "en"},
            "sms_offers": {"notice": "sms-offers", "version": 2}
          }
        }

        """

    /// The same bytes by another reader; it takes more, so it only speaks of what was accepted.
    private static func naive(_ bytes: [UInt8]) throws -> NSDictionary {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary)
    }

    /// In one spelling.
    private static func plain(_ object: Any) throws -> String {
        let data = try JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
        return String(decoding: data, as: UTF8.self)
    }

    @Test func `a changed manifest is refused by its member, or says what stands there`() throws {
        var random = Seeded(11)
        let mutator = Mutator(Array(Self.manifest.utf8))
        var (read, refused) = (0, 0)
        for number in 0..<Self.cases {
            let bytes = mutator.changed(&random)
            do {
                let manifest = try ConsentManifest(parsing: bytes)
                let naive = try Self.naive(bytes)
                #expect(naive["exeat"] as? String == "consent-import/1")
                #expect(naive["source"] as? String == manifest.source, "case \(number)")
                #expect(naive["sha256"] as? String == manifest.digest.hexadecimal)
                #expect(naive["rows"] as? Int == manifest.rows)
                #expect(naive["statement"] as? String == manifest.statement)
                let told = naive["contexts"] as? [String: [String: Any]] ?? [:]
                #expect(Set(told.keys) == Set(manifest.notices.keys.map(\.text)))
                for (purpose, notice) in manifest.notices {
                    let stated = told[purpose.text] ?? [:]
                    #expect(stated["notice"] as? String == notice.notice.text)
                    #expect(stated["version"] as? Int == notice.version)
                    #expect(stated["language"] as? String == notice.language)
                }
                read += 1
            } catch let error as ConsentFileError {
                guard case .manifest(_, let problem) = error else { throw error }
                #expect(!problem.isEmpty)
                refused += 1
            }
        }
        #expect(read > Self.cases / 20 && refused > Self.cases / 4)
    }

    @Test(arguments: ["newsletter", "order_notices", "promotions", "sms_offers"])
    func `a changed file of a purpose is refused by its member, or says what stands there`(
        name: String
    ) throws {
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let file = root.appending(path: "policies/consents/\(name).purpose.json")
        let mutator = Mutator(Array(try Data(contentsOf: file)))
        var random = Seeded(name.utf8.count)
        var (read, refused) = (0, 0)
        for number in 0..<Self.cases / 4 {
            let bytes = mutator.changed(&random)
            do {
                let purpose = try PurposeDefinition(parsing: bytes)
                var naive = try #require(try Self.naive(bytes) as? [String: Any])
                // Lists of terms are sets.
                for name in ["categories", "storage", "jurisdiction", "rights"] {
                    naive[name] = (naive[name] as? [String])?.sorted()
                }
                var kept = try #require(
                    try Self.naive(purpose.canonical.bytes) as? [String: Any])
                // The file says its format besides, and gives the controller no identifier.
                kept["exeat"] = "consent-purpose/1"
                var controller = try #require(kept["controller"] as? [String: Any])
                #expect(controller.removeValue(forKey: "id") as? String == "")
                kept["controller"] = controller
                #expect(try Self.plain(naive) == Self.plain(kept), "case \(number)")
                read += 1
            } catch let error as PurposeFileError {
                #expect(!error.problem.isEmpty)
                refused += 1
            }
        }
        #expect(read > Self.cases / 80 && refused > Self.cases / 20)
    }
}
