// A page that cannot be shown.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// A page that cannot be shown: a short sentence, the reason code and the entry to look up.
///
/// Causes that tell about files and machinery stay in the terminal.
struct ProblemPage {
    let frame: PageFrame
    let finding: IntegrityFinding
    let error: GatewayError

    /// The status code of HTTP that goes with it.
    var status: Int {
        switch error {
        case .notPermitted, .refused: 403
        case .notFound: 404
        case .input, .exists: 400
        case .logUnavailable, .clock, .key, .temporary: 503
        case .integrity, .failed: 500
        }
    }

    var markup: HTMLText {
        let reason: HTMLText = error.reason.map { "<p>Reason: \(Words.reason($0)).</p>\n" } ?? ""
        let entry: HTMLText =
            error.entry.map { "<p>Recorded as record \(Words.figure($0)).</p>\n" } ?? ""
        return frame.page(
            title, at: .elsewhere, integrity: IntegrityLine.markup(finding, entries: nil),
            command: "exeat status",
            "<p>\(sentence) Nothing was shown and nothing was changed.</p>\n\(reason)\(entry)")
    }

    private var title: HTMLText {
        switch error {
        case .notPermitted, .refused: "Not permitted"
        case .notFound: "Not found"
        case .input, .exists: "Cannot be used"
        case .integrity: "Integrity violated"
        case .logUnavailable, .clock, .key, .temporary, .failed: "Cannot be shown now"
        }
    }

    private var sentence: HTMLText {
        switch error {
        case .notPermitted(_, let rule, _): "The rule that says so: \(rule)."
        case .notFound(let kind, let name): "There is no \(kind) \(Words.code(name))."
        case .integrity: "What is stored does not verify."
        case .refused, .input, .exists: "The gateway did not take the question."
        case .logUnavailable, .clock, .key, .temporary, .failed:
            "The gateway could not read what the page needs."
        }
    }
}
