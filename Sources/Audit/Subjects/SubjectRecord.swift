// What was decided about one person in one transfer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What was decided about one person in one transfer: 96 bytes of a subject segment.
///
/// Withheld people have records too, so that "why was this person not sent" has a provable answer.
public struct SubjectRecord: Hashable, Sendable {
    /// The person's pseudonym in this epoch.
    public let tag: SubjectTag
    /// Random; without it the payload's digest says nothing about the person.
    public let salt: SubjectSalt
    /// SHA-256 of the salt and the exact bytes for this person; zero when nothing leaves.
    public let payload: Digest<SubjectPayload>
    /// The consent event that decided, by its number in the ledger; 0 when there is none.
    public let consentEvent: UInt64
    /// When that consent was given or taken back, in POSIX seconds; 0 when there is none.
    public let consentSeconds: UInt32
    /// Released, or why not.
    public let code: DecisionCode
    /// Which fields leave: a place in the `fieldsets` of the transfer's entry; 0 when withheld.
    public let fieldSet: UInt16
    /// Row in the source, from 0.
    public let row: UInt32

    /// Bytes of every record, and of a segment's header.
    public static let byteCount = 96

    private static let releasedMark: UInt8 = 1
    private static let withheldMark: UInt8 = 2

    /// Joins the parts; of a person who is withheld neither payload nor field set is kept.
    public init(
        tag: SubjectTag, salt: SubjectSalt, payload: Digest<SubjectPayload>, consentEvent: UInt64,
        consentSeconds: UInt32, code: DecisionCode, fieldSet: UInt16, row: UInt32
    ) {
        self.tag = tag
        self.salt = salt
        self.payload = code == .released ? payload : .zero
        self.consentEvent = consentEvent
        self.consentSeconds = consentSeconds
        self.code = code
        self.fieldSet = code == .released ? fieldSet : 0
        self.row = row
    }

    /// Reads 96 bytes; nil for anything that `append(to:)` would not write.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.init(in: Array(bytes), at: 0)
    }

    /// Reads the 96 bytes from `start` on; nil for anything that `append(to:)` would not write.
    init?(in bytes: [UInt8], at start: Int) {
        let word = { (offset: Int) in BigEndian.word(in: bytes, at: start + offset) }
        let payload = Digest<SubjectPayload>(word(32), word(40), word(48), word(56))
        let (standing, rest) = (word(80), word(88))
        let mark = UInt8(truncatingIfNeeded: standing >> 24)
        let code = DecisionCode(rawValue: UInt8(truncatingIfNeeded: standing >> 16))
        let fieldSet = UInt16(truncatingIfNeeded: standing)
        guard mark == (code == .released ? Self.releasedMark : Self.withheldMark),
            code == .released || (payload == .zero && fieldSet == 0),
            word(64) == 0, UInt32(truncatingIfNeeded: rest) == 0
        else { return nil }
        self.init(
            tag: SubjectTag(word(0), word(8)), salt: SubjectSalt(word(16), word(24)),
            payload: payload, consentEvent: word(72),
            consentSeconds: UInt32(truncatingIfNeeded: standing >> 32), code: code,
            fieldSet: fieldSet, row: UInt32(truncatingIfNeeded: rest >> 32))
    }

    /// Adds the 96 bytes to the end of `bytes`.
    public func append(to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes += [UInt8](repeating: 0, count: Self.byteCount)
        var elements = bytes.mutableSpan
        var span = unsafe elements.mutableBytes
        write(to: &span, at: start)
    }

    /// Puts the 96 bytes in the place of those from `start` on.
    func write(to bytes: inout MutableRawSpan, at start: Int) {
        tag.write(to: &bytes, at: start)
        salt.write(to: &bytes, at: start + 16)
        payload.write(to: &bytes, at: start + 32)
        let mark = code == .released ? Self.releasedMark : Self.withheldMark
        let standing =
            UInt64(consentSeconds) << 32 | UInt64(mark) << 24 | UInt64(code.rawValue) << 16
            | UInt64(fieldSet)
        let words: [4 of UInt64] = [0, consentEvent, standing, UInt64(row) << 32]
        for index in words.indices {
            bytes.storeBytes(
                of: words[index].bigEndian, toByteOffset: start + 64 + index * 8, as: UInt64.self)
        }
    }

    /// Whether the order of a segment has `left` first: by tag, then by row.
    static func precedes(_ left: SubjectRecord, _ right: SubjectRecord) -> Bool {
        left.tag == right.tag ? left.row < right.row : left.tag < right.tag
    }
}
