// The file of consents that goes with the profiles.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The file of consents that goes with the profiles.
struct ConsentFile {
    /// Its name in the folder.
    static let name = "consents.csv"
    /// Lines written so far, the header not counted.
    private(set) var lineCount = 0
    private let file: ByteFile
    private let newsletter: NewsletterConsents
    private let textMessages: TextMessageConsents

    /// Makes the file and writes its header.
    ///
    /// - Throws: `SampleError` when it cannot be written.
    init(in folder: SampleFolder, asOf: Int) throws(SampleError) {
        file = try ByteFile(at: folder.path(of: Self.name))
        newsletter = NewsletterConsents(asOf: asOf)
        textMessages = TextMessageConsents(asOf: asOf)
        try file.write { $0 += (ConsentLine.columns.joined(separator: ",") + "\n").utf8 }
    }

    /// Writes what the person behind a profile said.
    ///
    /// Nobody who said nothing about the newsletter said anything about text messages.
    ///
    /// - Throws: `SampleError` when the file cannot be written.
    mutating func write(
        _ profile: SampleProfile, by generator: inout SplitMix64
    ) throws(SampleError) {
        guard profile.story != .silent else { return }
        if !profile.consentEmail.isEmpty {
            try write(
                newsletter.lines(for: profile.story, by: &generator),
                contact: profile.consentEmail)
        }
        if !profile.consentPhone.isEmpty {
            try write(textMessages.lines(by: &generator), contact: profile.consentPhone)
        }
    }

    /// Ends the file.
    ///
    /// - Throws: `SampleError` when it cannot be written.
    func finish() throws(SampleError) { try file.close() }

    private mutating func write(
        _ lines: [ConsentLine], contact: [UInt8]
    ) throws(SampleError) {
        for line in lines {
            try file.write { line.append(contact: contact, to: &$0) }
            lineCount += 1
        }
    }
}
