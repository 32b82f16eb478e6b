// In which form entries are exported.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// In which form entries are exported.
public enum ExportForm: String, Sendable, Codable, Hashable, CaseIterable {
    /// The canonical entries, byte for byte, one a line.
    case jsonl
    /// RFC 4180, a heading and a row an entry, for spreadsheets.
    case csv
    /// Events of the Open Cybersecurity Schema Framework, one a line.
    case ocsf

    /// The name and version of the columns or of the mapping; see `docs/export.md`.
    public var version: String {
        switch self {
        case .jsonl: "exeat.audit/1"
        case .csv: CSVRow.version
        case .ocsf: OCSFEvent.mappingVersion
        }
    }

    /// What stands before the first entry.
    var heading: [UInt8] { self == .csv ? CSVRow.heading : [] }

    /// An entry's line or row, with its end.
    func row(of checked: CheckedEntry, origin: String) -> [UInt8] {
        switch self {
        case .jsonl: checked.body + [0x0A]
        case .csv: CSVRow.bytes(of: checked)
        case .ocsf: OCSFEvent.members(of: checked, origin: origin).bytes + [0x0A]
        }
    }
}
