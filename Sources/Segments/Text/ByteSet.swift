// Some of the 256 bytes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Some of the 256 bytes, with a test that costs one look.
struct ByteSet {
    private var members = InlineArray<256, Bool>(repeating: false)

    init(_ bytes: [UInt8]) {
        for byte in bytes { members[Int(byte)] = true }
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool { members[Int(byte)] }
}
