// One run of the sampler into a folder of its own.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

@testable import sample_profiles

/// One run of the sampler into a folder of its own, which goes when the run goes.
final class SampleRun {
    let folder: String
    let summary: SampleSummary

    init(
        rows: Int = 500, seed: UInt64 = 1, format: ProfileFormat = .csv, spokenShare: Int = 9_000
    ) throws {
        folder = NSTemporaryDirectory() + "samples-" + UUID().uuidString
        summary = try SampleRun.request(
            rows: rows, seed: seed, format: format, folder: folder, spokenShare: spokenShare
        ).perform()
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    static func request(
        rows: Int = 3, seed: UInt64 = 1, format: ProfileFormat = .csv, folder: String,
        spokenShare: Int = 9_000, replaces: Bool = false
    ) throws -> SampleRequest {
        SampleRequest(
            rows: rows, seed: seed, format: format, folder: folder, spokenShare: spokenShare,
            asOf: try SampleDay.today, replaces: replaces)
    }

    /// The bytes of a file in the folder.
    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
    }

    /// The lines of a CSV file in the folder, as they are read back.
    func table(_ name: String) throws -> [[String]] { CommaReader.rows(of: try bytes(name)) }

    /// The profiles of a run as CSV, by column.
    func profiles() throws -> [[ProfileColumn: String]] {
        try table("profiles.csv").dropFirst().map { row in
            Dictionary(uniqueKeysWithValues: zip(ProfileColumn.allCases, row))
        }
    }

    /// The lines of the consent file, by column.
    func consents() throws -> [[String: String]] {
        try table("consents.csv").dropFirst().map { row in
            Dictionary(uniqueKeysWithValues: zip(ConsentLine.columns, row))
        }
    }
}
