// What to make up and where to write it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// What to make up and where to write it; equal requests give equal bytes.
struct SampleRequest {
    /// How many profiles.
    let rows: Int
    /// What the made-up values depend on.
    let seed: UInt64
    /// How the profiles are written.
    let format: ProfileFormat
    /// The folder to write into.
    let folder: String
    /// The share of people who ever said anything, in 10,000.
    let spokenShare: Int
    /// Today, as far as the samples know: nothing in them is later than its first second.
    let asOf: CalendarDate
    /// Whether the samples of an earlier run may go.
    let replaces: Bool

    /// Makes up the profiles and their consents, one at a time, and writes them.
    ///
    /// - Throws: `SampleError` when the folder is not free or a file cannot be written.
    func perform() throws(SampleError) -> SampleSummary {
        let folder = try SampleFolder(preparing: folder, replacing: replaces)
        var profiles = try format.output(in: folder, asOf: asOf)
        var consents = try ConsentFile(in: folder, asOf: asOf.daysSinceEpoch * 86_400)
        var generator = SplitMix64(seed: seed)
        var maker = ProfileMaker(asOf: asOf, spokenShare: spokenShare)
        var profile = SampleProfile()
        for row in 0..<rows {
            maker.make(row: row, into: &profile, by: &generator)
            try profiles.write(profile)
            try consents.write(profile, by: &generator)
        }
        try profiles.finish()
        try consents.finish()
        return SampleSummary(
            profileCount: rows, fileCount: profiles.fileCount, consentCount: consents.lineCount)
    }
}
