// Checkpoints read and written.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

struct CheckpointTests {
    private static let root = TreeHash.emptyRoot
    private static let rootText = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

    @Test(arguments: [0, 1, 1_000_000, UInt64(Int64.max)])
    func `a checkpoint is three lines and reads back`(size: UInt64) throws {
        let checkpoint = Checkpoint(origin: "example.com/log", size: size, root: Self.root)
        #expect(checkpoint.text == "example.com/log\n\(size)\n\(Self.rootText)\n")
        #expect(try Checkpoint(parsing: checkpoint.text) == checkpoint)
    }

    @Test(arguments: [
        "", "\n", "a\n1\n", "a\n1\n\(rootText)", "\n1\n\(rootText)\n", "a\n01\n\(rootText)\n",
        "a\n\n\(rootText)\n", "a\n-1\n\(rootText)\n", "a\n+1\n\(rootText)\n",
        "a\n1 \n\(rootText)\n", "a\n9223372036854775808\n\(rootText)\n",
        "a\n18446744073709551616\n\(rootText)\n", "a\n1\n\(rootText)\nextension\n",
        "a\n1\n\(rootText)\n\n", "a\n1\nAAAA\n", "a\n1\n\(rootText.dropLast())\n",
        "a\r\n1\r\n\(rootText)\r\n", "a\n1\n \(rootText)\n", "a\n\u{661}\n\(rootText)\n",
    ])
    func `anything else is refused`(text: String) {
        #expect(throws: LogFormatError.self) { try Checkpoint(parsing: text) }
    }

    @Test func `every text with one byte changed is refused or says something else`() throws {
        let good = Checkpoint(origin: "example.com/log", size: 1_729, root: Self.root)
        let bytes = Array(good.text.utf8)
        for place in bytes.indices {
            for value in UInt8.min...UInt8.max where value != bytes[place] {
                var changed = bytes
                changed[place] = value
                guard let read = try? Checkpoint(parsing: changed) else { continue }
                #expect(read != good)
                #expect(Array(read.text.utf8) == changed)
            }
        }
    }
}
