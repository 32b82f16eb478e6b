// The classes of OCSF that entries are mapped to.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The classes of the Open Cybersecurity Schema Framework that entries are mapped to.
enum OCSFClass: Int64, CaseIterable {
    case complianceFinding = 2003
    case accountChange = 3001
    case entityManagement = 3004
    case applicationLifecycle = 6002
    case apiActivity = 6003

    var category: Int64 { rawValue / 1000 }

    var categoryName: String {
        switch self {
        case .complianceFinding: "Findings"
        case .accountChange, .entityManagement: "Identity & Access Management"
        case .applicationLifecycle, .apiActivity: "Application Activity"
        }
    }

    var name: String {
        switch self {
        case .complianceFinding: "Compliance Finding"
        case .accountChange: "Account Change"
        case .entityManagement: "Entity Management"
        case .applicationLifecycle: "Application Lifecycle"
        case .apiActivity: "API Activity"
        }
    }
}
