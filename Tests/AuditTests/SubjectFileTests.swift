// What stands in a segment's file, and who can change it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Audit

struct SubjectFileTests {
    private let bench: SubjectBench

    init() throws { bench = try SubjectBench() }

    private func invalid(_ place: String, _ cause: String) -> AuditError {
        .invalid(place: "segment \(bench.transfer)\(place)", cause: cause)
    }

    private var changed: AuditError {
        invalid(", block 0", "it was changed, or belongs elsewhere")
    }

    /// Where a block stands, worked out from the format's description.
    private func block(_ number: Int, of count: Int) -> Range<Int> {
        let start = 192 + 65_500 * number
        return start..<min(start + 65_500, 192 + 96 * count + 28 * ((count + 681) / 682))
    }

    @Test(arguments: [0, 1, 682, 683, 1364, 1365])
    func `a file has exactly the bytes of its slots`(count: Int) throws {
        _ = try bench.write(Array(0..<count))
        let blocks = (count + 681) / 682
        #expect(try bench.folder.bytes("seg").count == 192 + 96 * count + 28 * blocks)
    }

    @Test func `no record can be read in the file`() throws {
        _ = try bench.write([1, 2, 3])
        let bytes = try bench.folder.bytes("seg")
        let salt: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 77]
        #expect(!bytes.indices.contains { bytes[$0...].starts(with: salt) })
    }

    @Test func `a segment opens under its epoch's key only`() throws {
        let segment = try bench.write([1, 2, 3])
        let path = bench.folder.file("seg")
        #expect(
            throws: invalid("", "its key does not open under that of epoch `1`")
        ) {
            try SubjectSegment.open(
                path, identifier: bench.transfer, count: 3, root: segment.root,
                under: Sample.epochKey(byte: 6))
        }
        #expect(throws: invalid("", "its header differs from the entry")) {
            try SubjectSegment.open(
                path, identifier: bench.transfer, count: 3, root: segment.root,
                under: Sample.epochKey("2"))
        }
    }

    @Test func `an epoch's name in the header does not make a key its own`() throws {
        let segment = try bench.write([1, 2, 3])
        var bytes = try bench.folder.bytes("seg")
        bytes[24] = 0x32
        try bench.folder.write(bytes, to: "seg")
        #expect(
            throws: invalid("", "its key does not open under that of epoch `2`")
        ) {
            try SubjectSegment.open(
                bench.folder.file("seg"), identifier: bench.transfer, count: 3,
                root: segment.root, under: Sample.epochKey("2"))
        }
    }

    @Test func `swapped blocks are refused`() throws {
        let segment = try bench.write(Array(0..<1364))
        let bytes = try bench.folder.bytes("seg")
        let (first, second) = (block(0, of: 1364), block(1, of: 1364))
        try bench.folder.write(
            Array(bytes[..<first.lowerBound] + bytes[second] + bytes[first]), to: "seg")
        #expect(throws: changed) { try bench.open(segment).verify(erasures: [:]) }
    }

    @Test func `a block of another segment under the same key of the epoch is refused`() throws {
        let segment = try bench.write([1, 2, 3])
        let own = try bench.folder.bytes("seg")
        _ = try bench.write([1, 2, 3], to: "other")
        let other = try bench.folder.bytes("other")
        try bench.folder.write(Array(own[..<192] + other[192...]), to: "seg")
        #expect(throws: changed) { try bench.open(segment).verify(erasures: [:]) }
    }

    @Test func `a block under the same key and of another transfer is refused`() throws {
        let segment = try bench.write([1, 2, 3])
        let layout = SegmentLayout(identifier: try Sample.identifier(8), count: 3)
        let other = SegmentBlocks(
            file: segment.blocks.file, layout: layout,
            key: try SegmentKey.unwrap(
                Array(bench.folder.bytes("seg")[96..<192]), of: bench.transfer,
                under: Sample.epochKey()))
        let sealed = try other.seal(segment.blocks.read(0), block: 0)
        try bench.folder.write(bench.folder.bytes("seg").prefix(192) + sealed, to: "seg")
        #expect(throws: changed) { try bench.open(segment).verify(erasures: [:]) }
    }

    @Test func `putting a block twice is as good as once`() throws {
        let segment = try bench.write(Array(0..<700))
        let images = try segment.erasing([3, 690], recordedAt: 40)
        #expect(images.map(\.block) == [0, 1])
        for image in images { try SubjectSegment.put(image, into: bench.folder.file("seg")) }
        let once = try bench.folder.bytes("seg")
        for image in images { try SubjectSegment.put(image, into: bench.folder.file("seg")) }
        #expect(try bench.folder.bytes("seg") == once)
    }

    @Test(arguments: [0, 1, 12, 13, 5000, 65_499])
    func `a torn block is repaired by putting it again`(written: Int) throws {
        let segment = try bench.write(Array(0..<700))
        let image = try #require(try segment.erasing([3], recordedAt: 40).first)
        let erasures = [3: ErasedSlot(leaf: try segment.leaf(at: 3), entry: 40)]
        var torn = try bench.folder.bytes("seg")
        torn.replaceSubrange(192..<192 + written, with: image.bytes.prefix(written))
        try bench.folder.write(torn, to: "seg")
        if written > 0 {
            #expect(throws: AuditError.self) { try bench.open(segment).verify(erasures: [:]) }
        }
        try SubjectSegment.put(image, into: bench.folder.file("seg"))
        #expect(try bench.open(segment).verify(erasures: erasures).isEmpty)
    }

    @Test func `an image goes into the file of its own segment and place only`() throws {
        let segment = try bench.write([1, 2, 3])
        let image = try #require(try segment.erasing([1], recordedAt: 40).first)
        let before = try bench.folder.bytes("seg")
        let wrong = [
            SegmentBlockImage(transfer: try Sample.identifier(8), block: 0, bytes: image.bytes),
            SegmentBlockImage(transfer: bench.transfer, block: 1, bytes: image.bytes),
            SegmentBlockImage(transfer: bench.transfer, block: -1, bytes: image.bytes),
            SegmentBlockImage(transfer: bench.transfer, block: 0, bytes: image.bytes + [0]),
        ]
        for image in wrong {
            #expect(throws: AuditError.self) {
                try SubjectSegment.put(image, into: bench.folder.file("seg"))
            }
        }
        #expect(try bench.folder.bytes("seg") == before)
    }

    @Test func `a file that is not there is not made`() throws {
        let image = SegmentBlockImage(transfer: bench.transfer, block: 0, bytes: [])
        #expect(throws: AuditError.self) {
            try SubjectSegment.put(image, into: bench.folder.file("seg"))
        }
        #expect(try bench.folder.files().isEmpty)
    }
}
