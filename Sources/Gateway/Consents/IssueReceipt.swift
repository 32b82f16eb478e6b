// A person's copy of their consents.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Cryptography
public import Domain

/// Makes a person's copy of their consents, and commits its digest into the signed log.
///
/// The log's key thereby signs it: the file carries the entry and a proof that the log holds it, so
/// whoever has the log's key can check the copy without this home. `docs/consent.md` has the format.
public struct IssueReceipt: Undertaking {
    /// What the caller must be allowed to do.
    public static let action = Action.consentRead

    /// Whose.
    public let contact: ContactPoint
    /// The language of titles where a choice is; nil for that of each notice.
    public let language: String?

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The receipt's own identifier.
        public let receipt: Identifier<ConsentReceiptNoun>
        /// SHA-256 of the receipt's canonical JSON, hexadecimal, as the entry has it.
        public let digest: String
        /// The place of that entry, from 0.
        public let entry: UInt64
        /// How many records it has.
        public let records: Int
        /// The file to hand on, byte for byte: canonical JSON with receipt, entry and proof.
        public let file: String
    }

    /// What the file says it is.
    static let format = "exeat/consent-receipt/1"

    /// Asks.
    public init(contact: ContactPoint, language: String? = nil) {
        self.contact = contact
        self.language = language
    }

    /// Records the digest, then proves that it is recorded.
    public func carryOut(
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) -> Output {
        if let language, !LanguageTag.isValid(language) {
            throw .input(.inputInvalid, "`\(language)` is not a language such as `en`")
        }
        let identifier: Identifier<ConsentReceiptNoun> = try workroom.newIdentifier()
        let document = try document(identifier, in: workroom)
        let digest = SHA256.digest(of: document.json.bytes) as Digest<ConsentReceiptText>
        let index = try await journal.record([
            EntryDraft(
                .consentReceipted, .information, by: workroom.actor, on: ("consents", "one"),
                details: [
                    "receipt": .string("\(identifier)"), "sha256": .string(digest.hexadecimal),
                ])
        ])
        let proven = try ProveEntry(index: index).answer(in: workroom)
        let file: CanonicalJSON = [
            "format": .string(Self.format), "receipt": document.json,
            "entry": .string(try entry(at: index, in: workroom)), "proof": .string(proven.proof),
        ]
        return Output(
            receipt: identifier, digest: digest.hexadecimal, entry: index,
            records: document.records.count, file: file.text)
    }

    private func document(
        _ identifier: Identifier<ConsentReceiptNoun>, in workroom: Workroom
    ) throws(GatewayError) -> ReceiptDocument {
        let subject = try workroom.reference(of: contact)
        let origin: String?
        do { origin = try workroom.store.home()?.origin } catch { throw GatewayError(error) }
        return ReceiptDocument(
            identifier: identifier, subject: QuarantinedRow.pseudonym(of: subject),
            origin: origin ?? "", issuedAt: workroom.now, language: language,
            record: try ConsentRecordOfOne(of: subject, in: workroom),
            notices: try workroom.notices(),
            channel: contact.kind == .email ? .email : .sms)
    }

    private func entry(at index: UInt64, in workroom: Workroom) throws(GatewayError) -> String {
        do {
            guard let body = try workroom.store.bodies(index..<index + 1).first else {
                throw GatewayError.integrity("INVALID: entry \(index): it is missing")
            }
            return String(decoding: body, as: UTF8.self)
        } catch let error as StorageError {
            throw GatewayError(error)
        } catch let error as GatewayError {
            throw error
        } catch {
            throw .failed("\(error)")
        }
    }
}
