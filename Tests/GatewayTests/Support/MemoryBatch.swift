// A batch of consents in memory.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Gateway

/// A batch of consents in memory.
struct MemoryBatch: Sendable {
    let record: ConsentBatchRecord
    let rowIndex: [UInt8]
}
