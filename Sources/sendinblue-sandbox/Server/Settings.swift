// What the double is started with.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What the double is started with.
struct Settings: Sendable {
    /// The key that is accepted.
    var key = "xkeysib-sandbox"
    /// Lists that must be there.
    var lists: [(id: Int, name: String)] = []
    /// Attributes that must be there.
    var attributes: [AttributeDefinition] = []
    var variants = Variants()
    var faults: [Fault] = []
    /// True where the limits are not only shown but kept.
    var enforcesLimits = false
    /// Where everything is kept; nil keeps it in memory.
    var state: StateFile?

    init() {}
}
