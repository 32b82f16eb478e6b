// How an entry's outcome is said in OCSF.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit

/// How an entry's outcome is said in OCSF: status, severity, and what the control did.
struct OCSFOutcome {
    let status: (number: Int64, name: String)
    let severity: (number: Int64, name: String)
    let action: (number: Int64, name: String)
    let disposition: (number: Int64, name: String)

    init(of entry: Entry) {
        switch entry.outcome {
        case .allowed:
            status = (1, "Success")
            severity = (1, "Informational")
        case .denied:
            status = (2, "Failure")
            severity = (3, "Medium")
        case .partial:
            status = (99, "Partial")
            severity = (3, "Medium")
        case .error:
            status = (2, "Failure")
            severity = (4, "High")
        case .information:
            status = (1, "Success")
            severity = (1, "Informational")
        }
        (action, disposition) =
            switch (entry.type, entry.outcome) {
            case (.connectionAgreed, .allowed), (.connectionSeconded, .allowed):
                ((1, "Allowed"), (8, "Approved"))
            case (.connectionRevoked, .allowed): ((2, "Denied"), (24, "Access Revoked"))
            case (_, .allowed): ((1, "Allowed"), (1, "Allowed"))
            case (_, .denied): ((2, "Denied"), (2, "Blocked"))
            case (_, .partial): ((4, "Modified"), (99, "Partial"))
            case (_, .error): ((3, "Observed"), (27, "Error"))
            case (_, .information): ((3, "Observed"), (17, "Logged"))
            }
    }
}
