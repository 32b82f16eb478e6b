// A published bundle, taken apart as far as it goes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A published bundle, taken apart as far as it goes.
///
/// `EntryBundle.decode` gives all entries or none; a verifier also wants those before the first bad
/// one, so that it can name that one.
enum PublishedBundle {
    /// The entries that could be read, and what is wrong with the one after them.
    static func entries(
        in bytes: [UInt8], width: Int
    ) -> (bodies: [[UInt8]], problem: String?) {
        var bodies: [[UInt8]] = []
        var position = 0
        while bodies.count < width {
            guard position < bytes.count else { return (bodies, "the bundle ends before it") }
            guard bytes.count - position >= 2 else {
                return (bodies, "the bundle ends inside its length")
            }
            let start = position + 2
            let count = Int(bytes[position]) << 8 | Int(bytes[position + 1])
            guard bytes.count - start >= count else { return (bodies, "the bundle ends inside it") }
            bodies.append(Array(bytes[start..<start + count]))
            position = start + count
        }
        return (bodies, position == bytes.count ? nil : "the bundle goes on after its last entry")
    }
}
