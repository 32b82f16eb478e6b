// Publishing new terms.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// Publishes the next version of the words that administrators agree to.
///
/// From that commit on no agreement to an older version lets anything leave.
public struct PublishAgreementText: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.agreementPublish

    /// The bytes of the text by language, such as `en` and `id`.
    public let texts: [String: [UInt8]]

    private static let mostLanguages = 32

    /// Asks to publish.
    public init(texts: [String: [UInt8]]) { self.texts = texts }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(
        in workroom: Workroom
    ) throws(GatewayError) -> Preparation<AgreementTextSummary> {
        let bodies = try bodies()
        let newest: AgreementTextRecord?
        do { newest = try workroom.store.agreementTexts().newest } catch {
            throw GatewayError(error)
        }
        if let newest, newest.bodies == bodies {
            throw .exists("version \(newest.version) of the terms, with these very words")
        }
        // A home that is older than published terms had version 1 of its program.
        let before = newest?.version ?? AgreementTexts.foundingVersion - 1
        let record = AgreementTextRecord(
            name: AgreementTexts.name, version: before + 1, bodies: bodies,
            publishedBy: try workroom.principal, publishedAt: workroom.now)
        return Preparation(
            AgreementTextSummary(record),
            recording: [Self.draft(record, by: workroom.actor)],
            changing: [.publishAgreementText(record)])
    }

    private func bodies() throws(GatewayError) -> [String: String] {
        guard (1...Self.mostLanguages).contains(texts.count) else {
            throw .input(
                .inputInvalid, "terms have a text in 1 to \(Self.mostLanguages) languages")
        }
        var bodies: [String: String] = [:]
        for (language, bytes) in texts.sorted(by: { $0.key < $1.key }) {
            guard LanguageTag.isValid(language) else {
                throw .input(
                    .inputInvalid, "`\(language)` is not a language's tag such as `en` or `pt-BR`")
            }
            guard let body = String(validating: bytes, as: UTF8.self) else {
                throw .input(.inputInvalid, "the text in `\(language)` is not UTF-8")
            }
            _ = try AgreementTemplate(body)
            bodies[language] = body
        }
        return bodies
    }

    static func draft(_ record: AgreementTextRecord, by actor: EntryActor) -> EntryDraft {
        EntryDraft(
            .agreementPublished, .allowed, by: actor,
            on: ("agreement", "\(record.name)@\(record.version)"),
            details: [
                "languages": .object(
                    AgreementTextSummary(record).languages.mapValues { .string($0) })
            ])
    }
}
