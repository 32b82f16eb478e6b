// What is done to a value before it leaves.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What is done to a value before it leaves, once, after all conditions.
enum FieldTransform: Hashable, Sendable {
    /// As it is.
    case allow
    /// It never leaves.
    case drop
    /// The same text for everybody, whatever the profile holds.
    case constant(String)
    /// 64 hexadecimal digits of its HMAC-SHA-256 under the named key.
    case hmac(key: String)
    /// 26 characters that stand for the value in this target field, and for no other value.
    ///
    /// Crockford's base 32 of the first 130 bits of HMAC-SHA-256 under the named key. The field is
    /// part of what is keyed, so tokens of two fields cannot be joined.
    case tokenise(key: String)
    /// Asterisks and the last characters; all asterisks when fewer than `shownFrom` are there.
    ///
    /// A file names `keepLast` alone, and `shownFrom` is twice that.
    case mask(keepLast: Int, shownFrom: Int)
    /// The first characters (not bytes), then the suffix, also when nothing was cut off.
    case truncate(keep: Int, suffix: String)
    /// The age band of a birth date on the day of the run: `<18`, `18-24`, `65+`.
    case generalise(bands: [Int])
}

extension FieldTransform {
    /// The name of the key that it needs; nil when it needs none.
    var key: String? {
        switch self {
        case .hmac(let key), .tokenise(let key): key
        case .allow, .drop, .constant, .mask, .truncate, .generalise: nil
        }
    }
}
