// The usual life of an agreement.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension Period {
    /// Twelve months.
    ///
    /// - Precondition: the text is a period, which a test holds.
    static var year: Period {
        guard let period = Period("P12M") else { preconditionFailure("P12M is a period") }
        return period
    }
}
