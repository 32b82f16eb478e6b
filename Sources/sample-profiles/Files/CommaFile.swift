// Profiles as one CSV file with a header.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Profiles as one CSV file with a header row.
struct CommaFile: ProfileOutput {
    /// Its name in the folder.
    static let name = "profiles.csv"
    let fileCount = 1
    private let file: ByteFile

    /// Makes the file and writes its header.
    ///
    /// - Throws: `SampleError` when it cannot be written.
    init(in folder: SampleFolder) throws(SampleError) {
        file = try ByteFile(at: folder.path(of: Self.name))
        let header = ProfileColumn.allCases.map(\.name).joined(separator: ",")
        try file.write { $0 += (header + "\n").utf8 }
    }

    func write(_ profile: SampleProfile) throws(SampleError) {
        try file.write { bytes in
            for index in profile.values.indices {
                if index > 0 { bytes.append(0x2C) }
                CommaSeparated.append(profile.values[index], to: &bytes)
            }
            bytes.append(0x0A)
        }
    }

    func finish() throws(SampleError) { try file.close() }
}
