// Some of the 256 bytes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Some of the 256 bytes, with a search that looks once at each byte.
struct ByteSet {
    /// On the heap, because 256 bytes would be copied with every use of the set.
    private var members = [Bool](repeating: false, count: 256)

    init(_ bytes: [UInt8]) {
        for byte in bytes { members[Int(byte)] = true }
    }

    /// The first place from `start` on where a member stands; the end if there is none.
    func firstPlace(in bytes: Span<UInt8>, from start: Int) -> Int {
        var place = start
        while place < bytes.count, !members[Int(bytes[place])] { place += 1 }
        return place
    }
}
