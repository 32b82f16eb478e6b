// What differs between two documents.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension Tree {
    /// Where two documents differ: paths, and whether a whole part came or went there.
    func differences(from other: Tree, at path: String = "") -> [(path: String, isPart: Bool)] {
        switch (self, other) {
        case (.map(let ones), .map(let twos)):
            let names = ones.map(\.0) + twos.map(\.0).filter { self[$0] == nil }
            return names.flatMap { name in
                Self.differences(self[name], other[name], at: "\(path)/\(name)")
            }
        case (.list(let ones), .list(let twos)):
            return (0..<max(ones.count, twos.count)).flatMap { index in
                Self.differences(
                    index < ones.count ? ones[index] : nil, index < twos.count ? twos[index] : nil,
                    at: "\(path)/\(index)")
            }
        default: return self == other ? [] : [(path, false)]
        }
    }

    private static func differences(
        _ one: Tree?, _ two: Tree?, at path: String
    ) -> [(path: String, isPart: Bool)] {
        guard let one, let two else { return [(path, true)] }
        return one.differences(from: two, at: path)
    }
}
