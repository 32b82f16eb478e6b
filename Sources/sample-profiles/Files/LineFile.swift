// Profiles as JSON objects, one a line.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Profiles as JSON objects, one a line; what is missing is `null`.
struct LineFile: ProfileOutput {
    /// Its name in the folder.
    static let name = "profiles.ndjson"
    let fileCount = 1
    private let file: ByteFile
    /// What stands before each value: a mark and the member's name.
    private let openings = ProfileColumn.allCases.map { column in
        Array("\(column.rawValue == 0 ? "{" : ",")\"\(column.name)\":".utf8)
    }

    /// Makes the file.
    ///
    /// - Throws: `SampleError` when it cannot be made.
    init(in folder: SampleFolder) throws(SampleError) {
        file = try ByteFile(at: folder.path(of: Self.name))
    }

    func write(_ profile: SampleProfile) throws(SampleError) {
        try file.write { bytes in
            for column in ProfileColumn.allCases {
                bytes += openings[column.rawValue]
                let value = profile[column]
                if value.isEmpty {
                    bytes += "null".utf8
                } else if column == .loyaltyPoints {
                    bytes += value
                } else {
                    Self.append(value, to: &bytes)
                }
            }
            bytes += [0x7D, 0x0A]
        }
    }

    func finish() throws(SampleError) { try file.close() }

    private static func append(_ value: [UInt8], to bytes: inout [UInt8]) {
        bytes.append(0x22)
        for byte in value {
            switch byte {
            case 0x22, 0x5C: bytes += [0x5C, byte]
            case 0x0A: bytes += [0x5C, 0x6E]
            case 0x0D: bytes += [0x5C, 0x72]
            case 0x09: bytes += [0x5C, 0x74]
            case 0..<0x20: bytes += "\\u00\(Hexadecimal.text(of: [byte]))".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
