// What must stay secret: the API key, and who the people are.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct SecretTests {
    @Test func `the API key is in nothing that was said, and in no file of the home`() throws {
        let story = try Story()
        // The double was given it, so it is the key that opens the door.
        #expect(try story.double.requests().contains { $0.status == 200 })
        #expect(!story.said.contains(story.double.apiKey))
        for file in try story.contents() {
            #expect(file.bytes.range(of: Data(story.double.apiKey.utf8)) == nil, "\(file.path)")
        }
    }

    @Test func `no address or number of a person is in what was said, or in a file of the home`()
        throws
    {
        let story = try Story()
        try #require(story.contacts.count > 20)
        let said = story.said.lowercased()
        for contact in story.contacts where said.contains(contact) {
            Issue.record("`\(contact)` was said")
        }
        for file in try story.contents() {
            // Small letters of ASCII only: the rest of the bytes may be no text at all.
            let bytes = Data(file.bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
            for contact in story.contacts where bytes.range(of: Data(contact.utf8)) != nil {
                Issue.record("`\(contact)` is in \(file.path)")
            }
        }
    }

    @Test func `what is published holds no pseudonym of a person`() throws {
        let story = try Story()
        let digits = story.pseudonym.replacingOccurrences(of: "s-", with: "")
        try #require(digits.count == 16)
        let raw = Data(
            try stride(from: 0, to: 16, by: 2).map { offset in
                let start = digits.index(digits.startIndex, offsetBy: offset)
                return try #require(UInt8(digits[start...].prefix(2), radix: 16))
            })
        // Subject records are encrypted, so that nobody finds it in them either.
        let records = try story.contents(below: "segments/")
        try #require(records.contains { $0.bytes.count > 2000 })
        for file in records { #expect(file.bytes.range(of: raw) == nil, "\(file.path)") }
        let published = try story.contents(below: "published/")
        try #require(published.contains { $0.path.hasPrefix("published/tile/entries/") })
        for file in published {
            #expect(file.bytes.range(of: raw) == nil, "\(file.path)")
            #expect(file.bytes.range(of: Data(digits.utf8)) == nil, "\(file.path)")
        }
    }

    @Test func `files are for their owner alone, except what is published`() throws {
        let story = try Story()
        let files = try story.files()
        try #require(files.count > 10)
        for file in files where !file.path.hasPrefix("published") {
            #expect(file.mode == (file.isFolder ? 0o700 : 0o600), "\(file.path)")
        }
    }
}
