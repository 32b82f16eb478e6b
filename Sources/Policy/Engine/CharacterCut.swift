// Cuts text between characters.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Cuts text between characters as people see them, so that no name ends in half a letter.
///
/// Plain ASCII is cut in place. Other text goes through `String`, which may allocate.
enum CharacterCut {
    /// The bytes of the first `count` characters.
    static func prefix(_ count: Int, of value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        // One byte more than is kept, because a combining mark would belong to the last one.
        if isPlain(value.prefix(count + 1)) { return value.prefix(count) }
        let text = String(decoding: value, as: UTF8.self)
        return value.prefix(text.prefix(count).utf8.count)
    }

    /// Adds asterisks and the last `keep` characters of the value to `text`.
    ///
    /// All asterisks when fewer than `shownFrom` characters are there: the rest would tell too much.
    static func mask(
        _ value: ArraySlice<UInt8>, keepLast keep: Int, shownFrom least: Int, to text: inout [UInt8]
    ) {
        let isPlain = isPlain(value)
        let string = isPlain ? "" : String(decoding: value, as: UTF8.self)
        let count = isPlain ? value.count : string.count
        let kept = count < least ? 0 : keep
        for _ in 0..<(count - kept) { text.append(0x2A) }
        text.append(contentsOf: value.suffix(isPlain ? kept : string.suffix(kept).utf8.count))
    }

    /// Whether every byte is a character of its own; CR and LF together would be one.
    private static func isPlain(_ value: ArraySlice<UInt8>) -> Bool {
        for byte in value where byte >= 0x80 || byte == 0x0D { return false }
        return true
    }
}
