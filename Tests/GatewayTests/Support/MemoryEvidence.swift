// How a consent event in memory came about.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Gateway

/// How a consent event in memory came about.
struct MemoryEvidence: Sendable {
    let number: UInt64
    let evidence: ConsentEvidence
    let batch: ConsentBatchRecord
}
