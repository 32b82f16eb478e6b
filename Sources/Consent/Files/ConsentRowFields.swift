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

    func problem(_ column: ConsentFileColumns.Column, _ problem: String) -> ConsentFileError {
        .unreadable(row: number, column: column.rawValue, problem: problem)
    }

    func state() throws(ConsentFileError) -> ConsentState {
        guard let state = ConsentState(term: text(.state)) else {
            throw problem(.state, "not a state such as `ConsentGiven` or `ConsentWithdrawn`")
        }
        return state
    }

    func type() throws(ConsentFileError) -> ConsentType {
        guard let type = ConsentType(term: text(.type)) else {
            throw problem(.type, "not a type such as `dpv:ExpressedConsent`")
        }
        return type
    }

    func expressedAt() throws(ConsentFileError) -> Instant {
        guard let instant = Instant(utf8: bytes(.expressedAt)) else {
            throw problem(.expressedAt, "not a time such as `2026-01-10T09:00:00Z`")
        }
        return instant
    }

    func purpose() throws(ConsentFileError) -> Name<Purpose>? {
        let text = text(.purpose)
        if text.isEmpty { return nil }
        // The error of a name quotes it, and this may be anything.
        guard let purpose = try? Name<Purpose>(text) else {
            throw problem(.purpose, "not a name: use small letters, digits, `.`, `_` and `-`")
        }
        return purpose
    }

    func channel() throws(ConsentFileError) -> Channel? {
        let text = text(.channel)
        if text.isEmpty { return nil }
        guard let channel = Channel(rawValue: text) else {
            throw problem(.channel, "neither `email` nor `sms`")
        }
        return channel
    }

    func validFor() throws(ConsentFileError) -> Period? {
        let text = text(.validFor)
        if text.isEmpty { return nil }
        guard let period = Period(text) else {
            throw problem(.validFor, "not a period such as `P24M`")
        }
        return period
    }

    func isConfirmed() throws(ConsentFileError) -> Bool {
        switch text(.confirmed) {
        case "true": true
        case "false", "": false
        default: throw problem(.confirmed, "neither `true` nor `false`")
        }
    }

    func noticeVersion() throws(ConsentFileError) -> Int {
        let digits = bytes(.noticeVersion)
        guard (1...9).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) })
        else { throw problem(.noticeVersion, "not a whole number of up to 9 digits") }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Recipients, which the file separates by `|`.
    func recipients() throws(ConsentFileError) -> [String] {
        let text = try words(.recipients)
        if text.isEmpty { return [] }
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard !parts.contains("") else { throw problem(.recipients, "a recipient without a name") }
        return parts
    }

    /// Free words: short and without control characters, so that they cannot forge a line.
    func words(_ column: ConsentFileColumns.Column) throws(ConsentFileError) -> String {
        let bytes = bytes(column)
        guard bytes.count <= Self.longest else {
            throw problem(column, "longer than \(Self.longest) bytes")
        }
        guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw problem(column, "holds a control character")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The contact point's reference; the contact itself stays here.
    func subject(
        by pseudonymiser: inout SubjectPseudonymiser
    ) throws(ConsentFileError) -> SubjectReference {
        guard let kind = ContactKind(rawValue: text(.contactType)) else {
            throw problem(.contactType, "neither `email` nor `phone`")
        }
        var normalised: [UInt8] = []
        let contact = bytes(.contact)
        switch kind {
        case .email:
            guard EmailNormaliser.normalise(contact, into: &normalised) else {
                throw problem(.contact, "not an e-mail address")
            }
        case .phone:
            guard PhoneNormaliser.normalise(contact, into: &normalised) else {
                throw problem(.contact, "not a telephone number with its country code")
            }
        }
        return pseudonymiser.reference(kind: kind, normalised: normalised[...])
    }

    private func bytes(_ column: ConsentFileColumns.Column) -> ArraySlice<UInt8> {
        batch.value(columns.position(of: column), ofRow: row)
    }

    private func text(_ column: ConsentFileColumns.Column) -> String {
        String(decoding: bytes(column), as: UTF8.self)
    }
}
