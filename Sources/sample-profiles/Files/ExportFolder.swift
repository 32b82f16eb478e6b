// Profiles as a Customer Insights export folder.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Profiles as a Customer Insights export folder: partitions without header, and `model.json`.
struct ExportFolder: ProfileOutput {
    private(set) var fileCount = 0
    private let folder: SampleFolder
    private let model: ExportModel
    private var partition: ByteFile?
    private var rowCount = 0

    /// No partition holds more rows.
    static let partitionSize = 10_000

    /// Makes the folder of the partitions.
    ///
    /// - Throws: `SampleError` when it cannot be made.
    init(in folder: SampleFolder, asOf: CalendarDate) throws(SampleError) {
        self.folder = folder
        model = ExportModel(asOf: asOf)
        try folder.make(model.partitionFolder)
    }

    mutating func write(_ profile: SampleProfile) throws(SampleError) {
        if rowCount.isMultiple(of: Self.partitionSize) { try beginPartition() }
        rowCount += 1
        try partition?.write { bytes in
            for index in profile.values.indices {
                if index > 0 { bytes.append(0x2C) }
                CommaSeparated.appendQuoted(profile.values[index], to: &bytes)
            }
            bytes.append(0x0A)
        }
    }

    /// Writes `model.json` last, so that it never names a partition that is not complete.
    mutating func finish() throws(SampleError) {
        try partition?.close()
        partition = nil
        let file = try ByteFile(at: folder.path(of: ExportModel.name))
        try file.write { $0 += model.text(partitionCount: fileCount) }
        try file.close()
    }

    private mutating func beginPartition() throws(SampleError) {
        try partition?.close()
        fileCount += 1
        partition = try ByteFile(at: folder.path(of: model.location(ofPartition: fileCount)))
    }
}
