// As whom an account acts that names nobody.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

extension Array where Element == Enrolment {
    /// As whom an account acts that names nobody: its oldest enrolment that is not disabled.
    ///
    /// Where all are disabled it is the oldest of them, so that the refusal says why; nil for an
    /// account that was never enrolled.
    public func oldest(of account: UInt32) -> Enrolment? {
        filter { $0.account == account }.min {
            ($0.disabledAt == nil ? 0 : 1, $0.enrolledAt)
                < ($1.disabledAt == nil ? 0 : 1, $1.enrolledAt)
        }
    }
}
