// Requests to a witness read, written and refused.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import TransparencyLog

struct AddCheckpointRequestTests {
    private func request(_ old: UInt64, _ new: UInt64) throws -> AddCheckpointRequest {
        let path =
            old == 0
            ? []
            : try ProofBuilder.consistency(fromSize: old, toSize: new, from: Sample.tree).path
        return try AddCheckpointRequest(
            oldSize: old, path: path, note: Sample.note(Sample.checkpoint(new)))
    }

    @Test func `a body has the lines of the specification`() throws {
        let request = try request(3, 4)
        let hashes = request.path.map { Base64.text(of: $0.bytes) + "\n" }.joined()
        #expect(request.path.count == 3)
        #expect(
            String(decoding: request.bytes, as: UTF8.self)
                == "old 3\n" + hashes + "\n"
                + String(decoding: request.note.bytes, as: UTF8.self))
    }

    @Test(arguments: [(0, 0), (0, 9), (1, 9), (8, 9), (9, 9), (9, 40)] as [(UInt64, UInt64)])
    func `a body is read back as it was written`(old: UInt64, new: UInt64) throws {
        let request = try request(old, new)
        #expect(try AddCheckpointRequest(parsing: request.bytes) == request)
    }

    @Test func `another body is refused`() throws {
        let note = String(decoding: try Sample.note(Sample.checkpoint(9)).bytes, as: UTF8.self)
        let hash = Base64.text(of: [UInt8](repeating: 1, count: 32)) + "\n"
        let short = Base64.text(of: [UInt8](repeating: 1, count: 31)) + "\n"
        for body in [
            "", "\n", "\n\n", note, "old 0\n" + note, "\n" + note, "old 0\n\n\n" + note,
            "old\n\n" + note, "old \n\n" + note, "old 00\n\n" + note, "old 01\n\n" + note,
            "old -1\n\n" + note, "old +1\n\n" + note, "old 1 \n\n" + note, "old  1\n\n" + note,
            "OLD 1\n\n" + note, "old 9223372036854775808\n\n" + note,
            "old 18446744073709551617\n\n" + note, "old 10\n\n" + note, hash + "old 1\n\n" + note,
            "old 1\nold 1\n\n" + note, "old 1\n" + short + "\n" + note, "old 1\nx\n\n" + note,
            "old 1\n " + hash + "\n" + note, "old 1\n" + hash + note,
            "old 1\r\n\r\n" + note, "old 1\n\n" + note + "\n", "old 1\n\n" + note + "x\n",
            "old 1\n\n" + note.dropLast(),
        ] {
            #expect(throws: LogFormatError.self, "\(body)") {
                try AddCheckpointRequest(parsing: Array(body.utf8))
            }
        }
    }

    @Test func `sixty-four hashes are too many, sixty-three are not`() throws {
        let note = try Sample.note(Sample.checkpoint(9))
        let hashes = [Digest<Node>](repeating: .zero, count: 63)
        let most = try AddCheckpointRequest(oldSize: 1, path: hashes, note: note)
        #expect(try AddCheckpointRequest(parsing: most.bytes).path.count == 63)
        #expect(throws: LogFormatError.self) {
            try AddCheckpointRequest(oldSize: 1, path: hashes + [.zero], note: note)
        }
    }

    @Test func `a checkpoint with extension lines is no request`() throws {
        let text = try Sample.checkpoint(9).text + "extension\n"
        let note = try Sample.signer().sign(text)
        #expect(throws: LogFormatError.self) {
            try AddCheckpointRequest(oldSize: 0, path: [], note: note)
        }
    }

    @Test func `every body with one byte changed is refused, or reads as itself`() throws {
        let good = try request(3, 9).bytes
        for place in good.indices {
            for bit in 0..<8 {
                var bytes = good
                bytes[place] ^= 1 << UInt8(bit)
                guard let read = try? AddCheckpointRequest(parsing: bytes) else { continue }
                #expect(read.bytes == bytes)
            }
        }
    }
}
