// Why a consent has no context.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Why a consent that was given has no context: nothing published says what the person was told.
///
/// Only names of purposes and tags of languages are quoted, never the text of a file.
enum ContextProblem: Error, Equatable, CustomStringConvertible {
    /// Nobody defined the purpose.
    case purposeUnknown(Name<Purpose>)
    /// No version of such a notice was published.
    case noticeUnknown
    /// The notice has no such version.
    case versionUnknown
    /// The notice tells nothing about the purpose.
    case purposeNotTold
    /// The notice was published in several languages, and none is named.
    case languageMissing([String])
    /// The notice was not published in the language that is named.
    case languageUnknown([String])

    /// One sentence for people, without full stop.
    var description: String {
        switch self {
        case .purposeUnknown(let purpose): "the purpose `\(purpose)` is not defined"
        case .noticeUnknown: "there is no published notice of that name"
        case .versionUnknown: "the notice has no published version of that number"
        case .purposeNotTold: "that version of the notice does not tell about the purpose"
        case .languageMissing(let languages):
            "the notice was published in \(Self.list(languages)): say which one was read"
        case .languageUnknown(let languages):
            "the notice was published in \(Self.list(languages)) only"
        }
    }

    /// The reason code that goes with it.
    var reason: ReasonCode {
        switch self {
        case .purposeUnknown, .noticeUnknown, .versionUnknown: .inputNotFound
        case .purposeNotTold, .languageMissing, .languageUnknown: .inputInvalid
        }
    }

    private static func list(_ languages: [String]) -> String {
        languages.map { "`\($0)`" }.joined(separator: ", ")
    }
}
