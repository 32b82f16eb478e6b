// One attribute with its value.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One attribute with its value.
struct ContactAttribute: Equatable, Sendable {
    let name: String
    var value: AttributeValue
}
