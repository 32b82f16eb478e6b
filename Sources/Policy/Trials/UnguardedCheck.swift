// A check that no test in the policy file misses.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A check that no test in the policy file would miss.
public enum UnguardedCheck: Hashable, Sendable, CustomStringConvertible {
    /// A condition, by its id.
    case condition(String)
    /// An arm of a condition's `any`, from 1.
    case arm(Int, of: String)
    /// A key under a purpose's `consent`.
    case consent(String, of: String)
    /// What a purpose `requires`.
    case requirement(of: String)

    /// One sentence for people, without full stop.
    public var description: String {
        let what =
            switch self {
            case .condition(let identifier): "the condition `\(identifier)`"
            case .arm(let number, let identifier):
                "arm \(number) of the condition `\(identifier)`"
            case .consent(let key, let purpose): "`\(key)` of the purpose `\(purpose)`"
            case .requirement(let purpose): "`requires` of the purpose `\(purpose)`"
            }
        return "\(what) could be removed and no test would fail"
    }
}
