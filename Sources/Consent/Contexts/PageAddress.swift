// What the address of a page looks like.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What the address of a page looks like: `https://`, then visible ASCII, at most 512 bytes.
///
/// Nothing here calls it; people do.
public enum PageAddress {
    /// Whether the text is one.
    public static func isValid(_ text: String) -> Bool {
        text.hasPrefix("https://") && (9...512).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
