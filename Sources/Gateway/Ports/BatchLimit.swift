// What one request may hold.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What one request may hold.
public struct BatchLimit: Hashable, Sendable {
    /// Most bytes of a body.
    public let bytes: Int
    /// Most people in a body.
    public let people: Int

    /// Takes both as they are.
    public init(bytes: Int, people: Int) {
        self.bytes = bytes
        self.people = people
    }
}
