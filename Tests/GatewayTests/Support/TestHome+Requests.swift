// What tests ask of a home.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Policy
import Segments
import Testing

@testable import Gateway

extension TestHome {
    @discardableResult
    func perform<Request: Operation>(
        _ operation: Request, as role: Role = .administrator
    ) async throws -> Request.Output {
        try await gatekeeper.perform(operation, for: caller(role))
    }

    func answer<Request: Inquiry>(
        _ inquiry: Request, as role: Role = .administrator
    ) async throws -> Request.Output {
        try await gatekeeper.answer(inquiry, for: caller(role))
    }

    @discardableResult
    func run(
        _ name: String = "newsletter", plan: Identifier<Transfer>? = nil,
        as role: Role = .contributor
    ) async throws -> TransferReport {
        try await gatekeeper.carryOut(RunExport(name: Name(name), plan: plan), for: caller(role))
    }

    func plan() async throws -> PlanExport.Output {
        try await perform(PlanExport(name: Name("newsletter")), as: .contributor)
    }

    @discardableResult
    func recover() async throws -> [DeliveryRecord] {
        try await gatekeeper.recover(account: 1000, process: 44)
    }

    /// Puts the policy in force as activating it does, without running its tests.
    func activate(version: Int = 3, changes: [(String, String)] = []) async throws {
        try await activate(NewsletterPolicy.source(version: version, changes))
    }

    /// Puts any policy in force as activating it does, without running its tests.
    func activate(
        _ source: [UInt8], from: Instant? = nil, isGuardRail: Bool = false
    ) async throws {
        let document = try PolicyDocument(parsing: source, file: "newsletter-eu.yaml")
        let (administrator, now) = (try Name<Principal>("administrator"), clock.now())
        let draft = EntryDraft(
            .policyActivated, .allowed, by: caller().actor,
            on: ("policy", "\(document.identifier)@\(document.version)"),
            details: ActivatePolicy.details(
                of: document, activeFrom: from ?? now, isGuardRail: isGuardRail,
                previous: store.rows.policies.last { $0.identifier == document.identifier },
                tests: 1))
        try await log.append([draft]) { entry in
            let record = PolicyRecord(
                identifier: document.identifier, version: document.version,
                digest: document.digest, source: source, activatedBy: administrator,
                activatedAt: now, activeFrom: from, isGuardRail: isGuardRail, entry: entry)
            return [.activatePolicy(record)]
        }
    }

    func connect(
        _ name: String = "brevo", kind: String = "sendinblue",
        sharing: SharingCircle = .contributors
    ) async throws {
        let secret = SecretBytes(copying: Array(Self.credential.utf8))
        try await perform(
            AddConnection(
                name: Name(name), displayName: "Newsletter", kind: kind,
                address: "https://api.example.com", sharing: sharing, pollSeconds: 1,
                credential: ArrivingCredential(secret)))
    }

    /// Agrees to what is offered, and seconds it where a policy asks for that.
    @discardableResult
    func agree(
        _ name: String = "brevo", for period: String = "P12M",
        policies: [String] = ["sendinblue-newsletter-eu"]
    ) async throws -> Agreement {
        let offer = try await answer(
            ReadAgreementOffer(
                name: Name(name), policies: policies, validFor: #require(Period(period))))
        let agreement = try await perform(
            AgreeToConnection(to: offer, policies: policies, statement: "I agree"))
        return agreement.needsSecond ? try await second(name) : agreement
    }

    /// Publishes the next version of the terms, which differs by its number alone.
    @discardableResult
    func publishTerms(_ languages: [String] = ["en", "id"]) async throws -> AgreementTextSummary {
        let number = store.rows.agreementTexts.count
        return try await perform(
            PublishAgreementText(
                texts: Dictionary(
                    uniqueKeysWithValues: languages.map {
                        ($0, Array((AgreementTexts.english + "Revision \(number)\n").utf8))
                    })))
    }

    @discardableResult
    func second(
        _ name: String = "brevo", as role: Role = .officer
    ) async throws -> Agreement {
        let given = try await answer(ReadAgreement(name: Name(name)), as: role)
        return try await perform(
            SecondAgreement(
                name: Name(name), agreement: given.agreement.identifier,
                statement: given.statement), as: role)
    }

    @discardableResult
    func takeIn(
        _ text: String, as name: String = "consents.csv", manifest: String? = nil,
        by role: Role = .administrator
    ) async throws -> ConsentImportReport {
        try await gatekeeper.carryOut(
            ImportConsents(try file(text, name, manifest)), for: caller(role))
    }

    func preview(
        _ text: String, as name: String = "consents.csv", manifest: String? = nil,
        by role: Role = .administrator
    ) async throws -> ConsentImportReport {
        try await answer(ImportPreview(try file(text, name, manifest)), as: role)
    }

    private func file(
        _ text: String, _ name: String, _ manifest: String?
    ) throws -> ImportFile {
        try folder.write(text, to: name)
        return ImportFile(
            path: folder.file(name), format: name.hasSuffix(".csv") ? .csv : .ndjson,
            manifest: manifest)
    }

    func addSegment(_ name: String, _ text: String) async throws {
        try folder.write(text, to: name + ".csv")
        try await perform(
            AddSegment(
                name: Name(name),
                source: SourceDescription(format: .csv, path: folder.file(name + ".csv"))))
    }

    func addExport(
        _ name: String = "newsletter", connection: String = "brevo", segments: [String],
        batch: Int = 2
    ) async throws {
        try await perform(
            AddExport(
                name: Name(name), connection: Name(connection),
                segments: segments.map { try Name($0) }, policy: "sendinblue-newsletter-eu",
                list: 7, matching: [:], batchPeople: batch))
    }

    func withdraw(
        _ kind: ContactKind, _ text: String, purpose: String? = nil, objection: Bool = false
    ) async throws {
        _ = try await gatekeeper.carryOut(
            WithdrawConsent(
                contact: ContactPoint(kind: kind, text: text),
                purpose: purpose.map { try Name($0) },
                channel: nil, recipient: nil, isObjection: objection, expressedAt: nil),
            for: caller())
    }

    func explain(
        _ transfer: Identifier<Transfer>, _ email: String?
    ) async throws -> ExplainTransfer.Output {
        try await perform(
            ExplainTransfer(
                transfer: transfer, contact: email.map { ContactPoint(kind: .email, text: $0) }),
            as: .officer)
    }

    /// Every entry of the log, read strictly.
    func entries() throws -> [Entry] {
        try store.rows.bodies.enumerated().map { try Entry($0.element, at: UInt64($0.offset)) }
    }

    func entries(_ type: EntryType) throws -> [Entry] { try entries().filter { $0.type == type } }

    /// The whole log, verified.
    @discardableResult
    func verified() throws -> VerifiedLog {
        try LogVerifier.verify(storage: store, key: log.verifierKey)
    }

    var transfer: TransferRecord {
        get throws { try #require(store.rows.transfers.last) }
    }
}

/// The gateway's error that a request ends with.
func failure<Value>(
    of body: () async throws -> Value, location: SourceLocation = #_sourceLocation
) async throws -> GatewayError {
    do {
        _ = try await body()
    } catch let error as GatewayError {
        return error
    }
    Issue.record("nothing was thrown", sourceLocation: location)
    return .failed("nothing was thrown")
}
