// Finds the name that was probably meant.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Finds the name that was probably meant.
enum NearestName {
    /// The candidate with the fewest changed characters; nil when all are too far away.
    static func of(_ text: String, among candidates: some Sequence<String>) -> String? {
        guard text.utf8.count <= 80 else { return nil }
        let limit = max(1, text.utf8.count / 3)
        return candidates.map { (distance(text, $0), $0) }
            .filter { $0.0 <= limit }
            .min { $0 < $1 }?.1
    }

    /// Insertions, removals and replacements between two texts, without regard to case.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.lowercased().utf8), Array(right.lowercased().utf8))
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in right.enumerated() {
                let replaced = diagonal + (byte == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}
