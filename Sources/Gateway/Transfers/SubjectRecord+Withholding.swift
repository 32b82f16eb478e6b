// Taking a release back before it is recorded.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

extension SubjectRecord {
    /// The same person's record, with nothing leaving.
    func withheld(as code: DecisionCode) -> SubjectRecord {
        SubjectRecord(
            tag: tag, salt: salt, payload: .zero, consentEvent: consentEvent,
            consentSeconds: consentSeconds, code: code, fieldSet: 0, row: row)
    }
}
