// One line of a consent file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One line of a consent file: something somebody said about one of their contact points.
struct ConsentLine {
    /// The columns, in the order in which a line holds them.
    static let columns = [
        "contact_type", "contact", "channel", "purpose", "state", "type", "expressed_at",
        "valid_for", "confirmed", "notice", "notice_version", "recipients", "method",
    ]

    /// `email` or `phone`.
    let contactType: String
    /// `email` or `sms`; empty when all channels are meant.
    let channel: String
    /// Empty when all purposes are meant.
    let purpose: String
    /// As the Data Privacy Vocabulary names it.
    var state: String
    /// The same; empty where it does not matter.
    var type = ""
    /// Seconds since 1970.
    var expressedAt: Int
    /// A period, or empty.
    var validFor = ""
    /// `true`, `false` or empty.
    var confirmed = ""
    /// The notice and its version; 0 where none was shown.
    var notice = ""
    var noticeVersion = 0
    /// Separated by `|`.
    var recipients = ""
    /// How it was said.
    var method = ""

    /// Adds the line for a contact point; no column needs quoting.
    func append(contact: [UInt8], to bytes: inout [UInt8]) {
        bytes += contactType.utf8
        bytes.append(0x2C)
        bytes += contact
        for text in [channel, purpose, state, type] {
            bytes.append(0x2C)
            bytes += text.utf8
        }
        bytes.append(0x2C)
        Digits.append(second: expressedAt, to: &bytes)
        for text in [validFor, confirmed, notice] {
            bytes.append(0x2C)
            bytes += text.utf8
        }
        bytes.append(0x2C)
        if noticeVersion > 0 { Digits.append(noticeVersion, to: &bytes) }
        for text in [recipients, method] {
            bytes.append(0x2C)
            bytes += text.utf8
        }
        bytes.append(0x0A)
    }
}
