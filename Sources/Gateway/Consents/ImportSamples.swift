// Some rows of an import, by pseudonym.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Some rows of an import, by pseudonym: of every outcome the first ones, as many as may be shown.
struct ImportSamples {
    private var samples: [String: [ConsentImportReport.Sample]] = [:]

    /// Adds a row unless there are enough of its outcome.
    mutating func add(_ subject: SubjectReference, row: String?, outcome: String) {
        guard samples[outcome]?.count ?? 0 < ConsentImportReport.shown else { return }
        samples[outcome, default: []].append(
            ConsentImportReport.Sample(
                row: row ?? "", subject: "s-" + subject.digest.hexadecimal.prefix(16),
                outcome: outcome))
    }

    /// As many as may be shown, of each outcome about as many as of the others.
    var chosen: [ConsentImportReport.Sample] {
        var left = ConsentImportReport.shown
        var chosen: [ConsentImportReport.Sample] = []
        let outcomes = samples.sorted { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
        for (place, outcome) in outcomes.enumerated() {
            // The fewest first, so that what they leave free goes to the others.
            let share = left / (outcomes.count - place)
            chosen += outcome.value.prefix(share)
            left -= min(share, outcome.value.count)
        }
        return chosen
    }
}
