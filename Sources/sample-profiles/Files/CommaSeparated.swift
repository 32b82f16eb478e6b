// Fields between commas.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Fields between commas, as RFC 4180 quotes them.
enum CommaSeparated {
    /// Adds a field in quotes, its own quotes doubled.
    static func appendQuoted(_ value: [UInt8], to bytes: inout [UInt8]) {
        bytes.append(0x22)
        if value.contains(0x22) {
            for byte in value {
                if byte == 0x22 { bytes.append(byte) }
                bytes.append(byte)
            }
        } else {
            bytes += value
        }
        bytes.append(0x22)
    }

    /// Adds a field, in quotes only if it could not be read back without them.
    static func append(_ value: [UInt8], to bytes: inout [UInt8]) {
        let needsQuotes = value.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        if needsQuotes { appendQuoted(value, to: &bytes) } else { bytes += value }
    }
}
