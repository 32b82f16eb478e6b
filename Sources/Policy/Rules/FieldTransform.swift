// What is done to a value before it leaves.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What is done to a value before it leaves, once, after all conditions.
///
/// `tokenise` has a place in the order of strictness but no parameters that anybody settled, so a
/// file that asks for it is refused: a rule that nobody can state cannot be kept.
enum FieldTransform: Hashable, Sendable {
    /// As it is.
    case allow
    /// It never leaves.
    case drop
    /// The same text for everybody, whatever the profile holds.
    case constant(String)
    /// 64 hexadecimal digits of its HMAC-SHA-256 under the named key.
    case hmac(key: String)
    /// Asterisks and the last characters; all asterisks when fewer than twice as many are there.
    case mask(keepLast: Int)
    /// The first characters (not bytes), then the suffix, also when nothing was cut off.
    case truncate(keep: Int, suffix: String)
    /// The age band of a birth date on the day of the run: `<18`, `18-24`, `65+`.
    case generalise(bands: [Int])
}
