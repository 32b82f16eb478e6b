// Reading the bytes of a consent event.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension ConsentEventBytes {
    /// Reads the bytes of one event back.
    ///
    /// - Parameters:
    ///   - bytes: All of its bytes and no others.
    ///   - terms: The number that the ledger gives its terms, which the bytes do not hold.
    /// - Returns: Nil for bytes that `append` does not make.
    public static func read(
        _ bytes: ArraySlice<UInt8>, terms: UInt32
    ) -> (event: ConsentEvent, evidence: ConsentEvidence)? {
        var reader = Reader(rest: bytes)
        guard reader.byte() == layout, let identifier = reader.identifier(),
            let recordedAt = reader.instant(),
            let subject = reader.take(32).flatMap({ Digest<SubjectReference>(bytes: $0) }),
            let state = reader.byte().flatMap(ConsentState.init(rawValue:)),
            let type = reader.byte().flatMap(ConsentType.init(rawValue:)),
            let confirmed = reader.byte(), confirmed <= 1, let expressedAt = reader.instant(),
            let expiresAt = reader.instant(), reader.take(32) != nil,
            let purpose = reader.optional({ $0.text.flatMap { try? Name<Purpose>($0) } }),
            let channel = reader.optional({ $0.text.flatMap(Channel.init) }),
            let recipient = reader.optional(\.text), let method = reader.value(\.text),
            let indicatedBy = reader.value({ $0.text.flatMap(ConsentEvidence.Indicator.init) }),
            let confirmedAt = reader.optional(\.instant),
            let confirmation = reader.value(\.text),
            let proof = reader.optional({ Digest<ConsentProof>(bytes: $0) }),
            let sourceRow = reader.optional(\.text), let statedAt = reader.optional(\.instant),
            reader.rest.isEmpty
        else { return nil }
        let event = ConsentEvent(
            identifier: identifier, subject: SubjectReference(subject), terms: terms,
            purpose: purpose, channel: channel, recipient: recipient, state: state, type: type,
            isConfirmed: confirmed == 1, expressedAt: expressedAt, recordedAt: recordedAt,
            expiresAt: expiresAt)
        let evidence = ConsentEvidence(
            method: method, indicatedBy: indicatedBy, confirmedAt: confirmedAt,
            confirmation: confirmation, proof: proof, sourceRow: sourceRow, statedAt: statedAt)
        return (event, evidence)
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>

        mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard count <= rest.count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }

        mutating func byte() -> UInt8? { rest.popFirst() }

        mutating func instant() -> Instant? { take(8)?.instant }

        mutating func identifier() -> Identifier<ConsentEventNoun>? {
            guard let bytes = take(16) else { return nil }
            let milliseconds = bytes.prefix(6).reduce(0 as Int64) { $0 << 8 | Int64($1) }
            return Identifier(
                at: Instant(microseconds: milliseconds * 1_000), random: Array(bytes.dropFirst(6)))
        }

        mutating func value<Value>(_ value: (ArraySlice<UInt8>) -> Value?) -> Value? {
            optional(value) ?? nil
        }

        /// A value behind the count of its bytes; nil inside where the count says that there is none.
        mutating func optional<Value>(_ value: (ArraySlice<UInt8>) -> Value?) -> Value?? {
            guard let four = take(4) else { return nil }
            let count = four.reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
            if count == .max { return .some(nil) }
            guard let bytes = take(Int(count)), let value = value(bytes) else { return nil }
            return .some(value)
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate var text: String? { String(validating: self, as: UTF8.self) }

    /// Eight bytes of microseconds; nil for any other number of bytes.
    fileprivate var instant: Instant? {
        guard count == 8 else { return nil }
        return Instant(
            microseconds: Int64(bitPattern: reduce(0 as UInt64) { $0 << 8 | UInt64($1) }))
    }
}
