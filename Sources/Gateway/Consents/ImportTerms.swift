// The terms of a file's rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// The terms of a file's rows, with their contexts, numbered as the ledger will number them.
///
/// Looked up once for each spelling, because a million rows share a few.
struct ImportTerms {
    /// Terms, their number and the digest of their text.
    struct Numbered {
        let number: UInt32
        let digest: Digest<ConsentTerms>
    }

    private struct Spelling: Hashable {
        let terms: ConsentTerms
        let language: String
    }

    /// Terms that one file may add; more are a column that is not what it should be.
    static let limit = 10_000

    private let directory: ContextDirectory
    private var numbers: [ConsentTerms: UInt32] = [:]
    private var recipients: [UInt32: [String]] = [:]
    private var found: [Spelling: Numbered] = [:]
    private var next: UInt32 = 1
    /// Terms that the ledger does not have yet, by their new number.
    private(set) var new: [UInt32: ConsentTerms] = [:]

    init(in store: any GatewayStore) throws(GatewayError) {
        directory = try ContextDirectory(in: store)
        do {
            for (number, terms) in try store.terms() {
                numbers[terms] = number
                recipients[number] = terms.recipients
                next = max(next, number + 1)
            }
        } catch { throw GatewayError(error) }
    }

    /// The number of the terms that a row states.
    ///
    /// - Throws: `ConsentFieldProblem` when nothing that is published says what the person was told.
    mutating func number(
        of terms: ConsentTerms, language: String
    ) throws(ConsentFieldProblem) -> Numbered {
        let spelling = Spelling(terms: terms, language: language)
        if let known = found[spelling] { return known }
        let context: Digest<ConsentContextText>
        switch directory.context(
            purpose: terms.purpose, notice: terms.notice, version: terms.noticeVersion,
            language: language)
        {
        case .success(let digest): context = digest
        case .failure(let problem): throw problem.ofField
        }
        let complete = ConsentTerms(
            purpose: terms.purpose, channel: terms.channel, notice: terms.notice,
            noticeVersion: terms.noticeVersion, recipients: terms.recipients, context: context)
        let numbered = Numbered(
            number: try number(of: complete), digest: ConsentEventBytes.digest(of: complete))
        found[spelling] = numbered
        return numbered
    }

    /// The recipients that terms name.
    func recipients(of number: UInt32) -> [String] { recipients[number] ?? [] }

    private mutating func number(
        of terms: ConsentTerms
    ) throws(ConsentFieldProblem) -> UInt32 {
        if let known = numbers[terms] { return known }
        guard new.count < Self.limit else {
            throw ConsentFieldProblem(
                "recipients", .unexpected,
                "with this row the file has more than \(Self.limit) different terms")
        }
        let number = next
        next += 1
        numbers[terms] = number
        new[number] = terms
        recipients[number] = terms.recipients
        return number
    }
}

extension ContextProblem {
    /// The same, of a field of a file.
    fileprivate var ofField: ConsentFieldProblem {
        switch self {
        case .purposeUnknown: ConsentFieldProblem("purpose", .unknown, description)
        case .noticeUnknown: ConsentFieldProblem("notice", .unknown, description)
        case .versionUnknown: ConsentFieldProblem("notice_version", .unknown, description)
        case .purposeNotTold: ConsentFieldProblem("notice", .unexpected, description)
        case .languageMissing: ConsentFieldProblem("language", .missing, description)
        case .languageUnknown: ConsentFieldProblem("language", .unknown, description)
        }
    }
}
