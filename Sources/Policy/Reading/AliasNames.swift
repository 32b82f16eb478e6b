// Finds an alias by its spelling alone.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Finds an alias by its spelling alone: `*` and a name, somewhere in a file with `&` and that name.
///
/// `ForbiddenMarks` knows where a value may begin, and a file can be written so that the parser sees
/// a beginning where it sees none: after a byte order mark, a line separator, `---` or a bracket.
/// This looks at no place, so nothing hides from it; text that looks so is refused even in quotes.
enum AliasNames {
    /// The place of the first alias for which there is an anchor; nil when there is none.
    static func firstPlace(in bytes: [UInt8]) -> Place? {
        let anchors = Set(names(after: 0x26, in: bytes).map(\.name))
        guard !anchors.isEmpty,
            let alias = names(after: 0x2A, in: bytes).first(where: { anchors.contains($0.name) })
        else { return nil }
        let before = bytes[..<alias.start]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return Place(
            line: before.count { $0 == 0x0A } + 1,
            column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1)
    }

    private static func names(
        after mark: UInt8, in bytes: [UInt8]
    ) -> [(name: ArraySlice<UInt8>, start: Int)] {
        bytes.indices.filter { bytes[$0] == mark }.compactMap { start in
            let name = bytes[(start + 1)...].prefix(while: isOfName)
            return name.isEmpty ? nil : (name, start)
        }
    }

    /// What the parser takes for a part of an anchor's name.
    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
    }
}
