// What was decided about one person.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What was decided about one person.
public struct Verdict: Hashable, Sendable {
    /// The deciding reason, or released.
    public let code: DecisionCode
    /// Every check that failed, the deciding one included.
    ///
    /// Empty exactly when released.
    public let failed: CheckSet
    /// The fields that leave; none unless released.
    public let fields: FieldSet

    /// Joins the three.
    public init(code: DecisionCode, failed: CheckSet, fields: FieldSet) {
        self.code = code
        self.failed = failed
        self.fields = code == .released ? fields : .none
    }

    /// Withheld for one reason.
    public static func withheld(_ code: DecisionCode) -> Verdict {
        var failed = CheckSet()
        failed.insert(code)
        return Verdict(code: code, failed: failed, fields: .none)
    }

    /// Whether the record may leave.
    public var isReleased: Bool { code == .released }
}
