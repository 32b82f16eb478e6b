// How one target field is filled.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// How one target field is filled, and for which purpose.
struct FieldRule: Hashable, Sendable {
    let target: TargetField
    /// Where the value comes from; nil exactly for a constant.
    let source: SourceField?
    let category: String
    /// The purpose's position in the file.
    let purpose: Int
    /// Whether a person without it is withheld.
    let isRequired: Bool
    let transform: FieldTransform
}
