// Which context a consent was given under.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain

/// Which context a consent was given under, by what whoever records or takes it in says of it.
///
/// Read once from committed state and then only asked, because a file asks for each of its rows.
struct ContextDirectory {
    private struct Version: Hashable {
        let notice: String
        let number: Int
    }

    /// What one version of a notice tells: its languages, and the context of each purpose in each.
    private struct Told {
        let languages: [String]
        var contexts: [Name<Purpose>: [String: Digest<ConsentContextText>]] = [:]
    }

    private var purposes: Set<Name<Purpose>> = []
    private var notices: Set<String> = []
    private var versions: [Version: Told] = [:]

    /// Reads what is defined and published.
    ///
    /// - Throws: `GatewayError.logUnavailable` when the state cannot be read.
    init(in store: any StateReading) throws(GatewayError) {
        do {
            for purpose in try store.purposes() { purposes.insert(purpose.name) }
            for notice in try store.notices() {
                notices.insert(notice.name.text)
                versions[Version(notice: notice.name.text, number: notice.version)] = Told(
                    languages: notice.texts.keys.sorted())
            }
            for (digest, context) in try store.consentContexts() {
                let version = Version(notice: context.notice.text, number: context.noticeVersion)
                versions[version]?.contexts[context.purpose.name, default: [:]][context.language] =
                    digest
            }
        } catch { throw GatewayError(error) }
    }

    /// The address of the context, or why there is none.
    ///
    /// - Parameters:
    ///   - purpose: What was agreed to.
    ///   - notice: The notice's own name.
    ///   - version: Its version.
    ///   - language: The language that was read; nil or empty where the notice has only one.
    /// - Returns: SHA-256 of the context's canonical JSON, or the first thing that is missing.
    func context(
        purpose: Name<Purpose>, notice: String, version: Int, language: String?
    ) -> Result<Digest<ConsentContextText>, ContextProblem> {
        guard purposes.contains(purpose) else { return .failure(.purposeUnknown(purpose)) }
        guard notices.contains(notice) else { return .failure(.noticeUnknown) }
        guard let told = versions[Version(notice: notice, number: version)] else {
            return .failure(.versionUnknown)
        }
        guard let contexts = told.contexts[purpose] else { return .failure(.purposeNotTold) }
        if let language, !language.isEmpty {
            guard let context = contexts[language] else {
                return .failure(.languageUnknown(told.languages))
            }
            return .success(context)
        }
        guard told.languages.count == 1, let context = contexts[told.languages[0]] else {
            return .failure(.languageMissing(told.languages))
        }
        return .success(context)
    }
}
