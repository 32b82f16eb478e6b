// How one target field is filled.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// How one target field is filled, and for which purpose.
struct FieldRule: Hashable, Sendable {
    let target: TargetField
    /// Where the value comes from; nil exactly for a constant.
    let source: SourceField?
    /// The term of its data, then the terms that it is a kind of.
    let categories: [String]
    /// The positions of the purposes that must all hold: one in a file, more where guard-rails join.
    let purposes: [Int]
    /// Whether a person without it is withheld.
    let isRequired: Bool
    let transform: FieldTransform
}
