// A profile field and a question about it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// A profile field and a question about it.
struct FieldCheck: Hashable, Sendable {
    let field: SourceField
    let test: FieldTest
}
