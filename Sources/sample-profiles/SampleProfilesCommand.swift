// Makes up profiles and consents to try the gateway with.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain

/// Makes up profiles and consents to try the gateway with.
@main
struct SampleProfilesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample-profiles",
        abstract: "Make up customer profiles and the consents that go with them.",
        discussion: """
            Nobody in them exists. The same arguments give the same bytes, on every machine. Most \
            of the people may be written to under the newsletter's policy; the others fail for \
            every reason it has, and some rows are as spoilt as real ones.
            """)

    @Option(help: "How many profiles.")
    var rows: Int

    @Option(help: "What the made-up values depend on.")
    var seed: UInt64 = 1

    @Option(help: "How the profiles are written.")
    var format: ProfileFormat = .customerInsights

    @Option(name: .customLong("to"), help: "The folder to write into; made if it is missing.")
    var folder: String

    @Option(help: "The share of people who ever said anything, from 0 to 1.")
    var consentShare: Double = 0.9

    @Option(help: "Today, as far as the samples know: nothing in them is later.")
    var asOf: String = "2026-11-01"

    @Flag(help: "Remove the samples of an earlier run from the folder first.")
    var replace = false

    func validate() throws {
        guard (0...100_000_000).contains(rows) else {
            throw ValidationError("--rows must be from 0 to 100000000")
        }
        guard (0...1).contains(consentShare) else {
            throw ValidationError("--consent-share must be from 0 to 1")
        }
        guard day != nil else {
            throw ValidationError("--as-of must be a day such as 2026-11-01, from 2000 to 2199")
        }
    }

    func run() throws {
        guard let day else { return }
        let summary = try SampleRequest(
            rows: rows, seed: seed, format: format, folder: folder,
            spokenShare: Int((consentShare * 10_000).rounded()), asOf: day, replaces: replace
        ).perform()
        print(
            "wrote \(summary.profileCount) profiles in \(summary.fileCount) "
                + "\(summary.fileCount == 1 ? "file" : "files") and \(summary.consentCount) lines "
                + "of consent to `\(folder)` (seed \(seed), as of \(day))")
    }

    /// The day; nil unless it is one, without a time, that everything before it fits behind.
    private var day: CalendarDate? {
        guard asOf.utf8.count == 10, let day = CalendarDate(utf8: Array(asOf.utf8)),
            (2000...2199).contains(day.year)
        else { return nil }
        return day
    }
}
