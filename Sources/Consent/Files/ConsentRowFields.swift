// The fields of one row of a consent file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// The fields of one row of a consent file, each read strictly: no trimming, no second spelling.
struct ConsentRowFields {
    /// From 1, the header not counted.
    let number: Int
    private let batch: ProfileBatch
    private let row: Int
    private let columns: ConsentFileColumns

    /// No text of a row is longer than this many bytes.
    private static let longest = 256

    init(row: Int, of batch: borrowing ProfileBatch, columns: ConsentFileColumns) {
        number = batch.firstRow + row + 1
        self.batch = copy batch
        self.row = row
        self.columns = columns
    }

    func problem(
        _ column: ConsentFileColumns.Column, _ kind: ConsentFieldProblem.Kind, _ detail: String
    ) -> ConsentFileError {
        .field(row: number, ConsentFieldProblem(column.name, kind, detail))
    }

    func state() throws(ConsentFileError) -> ConsentState {
        guard let state = ConsentState(term: text(.state)) else {
            throw problem(
                .state, .unreadable, "not a state such as `ConsentGiven` or `ConsentWithdrawn`")
        }
        return state
    }

    func type() throws(ConsentFileError) -> ConsentType {
        guard let type = ConsentType(term: text(.type)) else {
            throw problem(.type, .unreadable, "not a type such as `dpv:ExpressedConsent`")
        }
        return type
    }

    func expressedAt() throws(ConsentFileError) -> Instant {
        guard let instant = Instant(utf8: bytes(.expressedAt)) else {
            throw problem(.expressedAt, .unreadable, "not a time such as `2026-01-10T09:00:00Z`")
        }
        return instant
    }

    func purpose() throws(ConsentFileError) -> Name<Purpose>? {
        let text = text(.purpose)
        if text.isEmpty { return nil }
        // The error of a name quotes it, and this may be anything.
        guard let purpose = try? Name<Purpose>(text) else {
            throw problem(
                .purpose, .unreadable, "not a name: use small letters, digits, `.`, `_` and `-`")
        }
        return purpose
    }

    func channel() throws(ConsentFileError) -> Channel? {
        let text = text(.channel)
        if text.isEmpty { return nil }
        guard let channel = Channel(rawValue: text) else {
            throw problem(.channel, .unreadable, "neither `email` nor `sms`")
        }
        return channel
    }

    func validFor() throws(ConsentFileError) -> Period? {
        let text = text(.validFor)
        if text.isEmpty { return nil }
        guard let period = Period(text) else {
            throw problem(.validFor, .unreadable, "not a period such as `P24M`")
        }
        return period
    }

    func isConfirmed() throws(ConsentFileError) -> Bool {
        switch text(.confirmed) {
        case "true": true
        case "false", "": false
        default: throw problem(.confirmed, .unreadable, "neither `true` nor `false`")
        }
    }

    func noticeVersion() throws(ConsentFileError) -> Int {
        let digits = bytes(.noticeVersion)
        guard !digits.isEmpty else { throw problem(.noticeVersion, .missing, ConsentRow.proof) }
        guard digits.count <= 9, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw problem(.noticeVersion, .unreadable, "not a whole number of up to 9 digits")
        }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Recipients, which the file separates by `|`.
    func recipients() throws(ConsentFileError) -> [String] {
        let text = try words(.recipients)
        if text.isEmpty { return [] }
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard !parts.contains("") else {
            throw problem(.recipients, .unreadable, "a recipient without a name")
        }
        return parts
    }

    /// Free words: short and without control characters, so that they cannot forge a line.
    func words(_ column: ConsentFileColumns.Column) throws(ConsentFileError) -> String {
        let bytes = bytes(column)
        guard bytes.count <= Self.longest else {
            throw problem(column, .tooLong, "longer than \(Self.longest) bytes")
        }
        guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw problem(column, .unreadable, "holds a control character")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// One word: what can be counted, and kept for ever because it never holds an address.
    func word(_ column: ConsentFileColumns.Column) throws(ConsentFileError) -> String {
        let bytes = bytes(column)
        guard bytes.count <= 64 else { throw problem(column, .tooLong, "longer than 64 bytes") }
        let isWord = bytes.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
            default: false
            }
        }
        guard isWord else {
            throw problem(
                column, .unreadable,
                "not one word such as `web_form`: small letters, digits, `.`, `_` and `-`")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The row's own identifier; nil where it has none.
    ///
    /// Kept with the event for ever, so it has no room for an address.
    func rowIdentifier() throws(ConsentFileError) -> String? {
        let bytes = bytes(.rowIdentifier)
        if bytes.isEmpty { return nil }
        guard bytes.count <= 64 else {
            throw problem(.rowIdentifier, .tooLong, "longer than 64 bytes")
        }
        let isPlain = bytes.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            case 0x2D, 0x2E, 0x2F, 0x3A, 0x5F: true
            default: false
            }
        }
        guard isPlain else {
            throw problem(
                .rowIdentifier, .unreadable, "use letters, digits, `.`, `_`, `:`, `/` and `-`")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Who expressed it; what the organisation does itself is its own unless the row says otherwise.
    func indicatedBy(
        _ state: ConsentState
    ) throws(ConsentFileError) -> ConsentEvidence.Indicator {
        let text = text(.indicatedBy)
        guard !text.isEmpty else {
            switch state {
            case .revoked, .expired, .invalidated: return .administrator
            default: return .subject
            }
        }
        guard let indicator = ConsentEvidence.Indicator(rawValue: text) else {
            let words = ConsentEvidence.Indicator.allCases.map { "`\($0.rawValue)`" }
            throw problem(.indicatedBy, .unreadable, "none of " + words.joined(separator: ", "))
        }
        return indicator
    }

    func confirmedAt() throws(ConsentFileError) -> Instant? {
        let bytes = bytes(.confirmedAt)
        if bytes.isEmpty { return nil }
        guard let instant = Instant(utf8: bytes) else {
            throw problem(.confirmedAt, .unreadable, "not a time such as `2026-01-10T09:04:11Z`")
        }
        return instant
    }

    func proof() throws(ConsentFileError) -> Digest<ConsentProof>? {
        let text = text(.proof)
        if text.isEmpty { return nil }
        guard let digest = Digest<ConsentProof>(hexadecimal: text) else {
            throw problem(.proof, .unreadable, "not a SHA-256 of 64 small hexadecimal digits")
        }
        return digest
    }

    /// The contact point in the spelling under which consent is matched.
    func contact() throws(ConsentFileError) -> (kind: ContactKind, normalised: [UInt8]) {
        guard let kind = ContactKind(rawValue: text(.contactType)) else {
            throw problem(.contactType, .unreadable, "neither `email` nor `phone`")
        }
        var normalised: [UInt8] = []
        let contact = bytes(.contact)
        switch kind {
        case .email:
            guard EmailNormaliser.normalise(contact, into: &normalised) else {
                throw problem(.contact, .unreadable, "not an e-mail address")
            }
        case .phone:
            guard PhoneNormaliser.normalise(contact, into: &normalised) else {
                throw problem(
                    .contact, .unreadable, "not a telephone number with its country code")
            }
        }
        return (kind, normalised)
    }

    func isEmpty(_ column: ConsentFileColumns.Column) -> Bool { bytes(column).isEmpty }

    private func bytes(_ column: ConsentFileColumns.Column) -> ArraySlice<UInt8> {
        guard let position = columns.position(of: column) else { return [] }
        return batch.value(position, ofRow: row)
    }

    private func text(_ column: ConsentFileColumns.Column) -> String {
        String(decoding: bytes(column), as: UTF8.self)
    }
}
