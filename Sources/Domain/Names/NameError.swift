// Why a text is not a name.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a text is not a name.
public enum NameError: Error, Equatable, CustomStringConvertible {
    /// Empty, or longer than 64 bytes.
    case length(String)
    /// Holds something other than small letters, digits, `.`, `_` and `-`, or starts with a mark.
    case character(String)

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .length(let text): "`\(text)` is not a name: a name has 1 to 64 characters"
        case .character(let text):
            "`\(text)` is not a name: use small letters, digits, `.`, `_` and `-`, and begin with a letter or digit"
        }
    }
}
