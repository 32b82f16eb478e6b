// A check that a policy's tests may or may not guard.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A check of a policy, which its tests are to guard; described as one that no test would miss.
public enum UnguardedCheck: Hashable, Sendable, CustomStringConvertible {
    /// A condition, by its id.
    case condition(String)
    /// An arm of a condition's `any`, from 1.
    case arm(Int, of: String)
    /// A key under a purpose's `consent`.
    case consent(String, of: String)
    /// What a purpose `requires`.
    case requirement(of: String)

    /// The check, in words.
    public var words: String {
        switch self {
        case .condition(let identifier): "the condition `\(identifier)`"
        case .arm(let number, let identifier): "arm \(number) of the condition `\(identifier)`"
        case .consent(let key, let purpose): "`\(key)` of the purpose `\(purpose)`"
        case .requirement(let purpose): "`requires` of the purpose `\(purpose)`"
        }
    }

    /// One sentence for people, without full stop.
    public var description: String { "\(words) could be removed and no test would fail" }
}
