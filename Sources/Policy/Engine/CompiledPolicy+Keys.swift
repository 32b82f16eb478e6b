// The names of the keys that a policy's fields use.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension CompiledPolicy {
    /// The names of the keys that its fields use, each once, sorted.
    public var keyNames: [String] {
        Set(rules.compactMap(\.transform.key)).sorted()
    }
}
