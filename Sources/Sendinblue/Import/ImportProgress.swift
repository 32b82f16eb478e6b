// What the recipient says about an import.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// What the recipient says about an import that it took in.
enum ImportProgress: Equatable {
    /// Ended well; how many rows were refused or double, as far as it says.
    case completed(ImportFindings)
    /// Ended badly, or was called off.
    case failed
    /// Not ended: also every word that is not known here.
    case running

    /// Reads the answer about a process; nil if it is about something else or cannot be read.
    init?(_ body: [UInt8], of process: Int64) {
        guard let answer = try? CanonicalJSON(parsing: body),
            let status = answer["status"]?.stringValue,
            answer["id"] == nil || answer["id"]?.integerValue == process
        else { return nil }
        switch status {
        case "completed": self = .completed(ImportFindings(answer["info"]?["import"]))
        case "failed", "cancelled": self = .failed
        default: self = .running
        }
    }
}
