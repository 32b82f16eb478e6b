// The switches for what the reference does not know.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The switches for what the reference does not know: each variant can be played.
struct Variants: Equatable, Sendable {
    /// What an import into a list that does not exist answers: 400 or 404.
    var unknownListStatus = 400
    /// The code of a refusal for an identifier that is taken.
    var duplicateCode = "duplicate_parameter"
    /// True where a single contact with an unknown attribute is refused, not stored without it.
    var refusesUnknownAttributes = false
    /// How the report of an import is shown.
    var report = ReportForm.number
    /// Polls of a job until it is done; 0 completes it at once.
    var pollsUntilDone = 2

    init() {}
}
