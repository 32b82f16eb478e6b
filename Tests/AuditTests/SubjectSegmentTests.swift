// The subject records of a transfer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Audit

struct SubjectSegmentTests {
    private let folder: Folder
    private let transfer: Identifier<Transfer>

    init() throws {
        folder = try Folder()
        transfer = try Sample.identifier(9)
    }

    private func record(
        _ tag: UInt64, row: UInt32, salt: SubjectSalt? = nil, code: DecisionCode = .released
    ) -> SubjectRecord {
        SubjectRecord(
            tag: SubjectTag(tag, 5), salt: salt ?? SubjectSalt(77, UInt64(row) + 1),
            payload: Digest(1, 2, 3, 4), consentEvent: 12, consentSeconds: 1_700_000_000,
            code: code, fieldSet: 2, row: row)
    }

    private func write(_ records: [SubjectRecord]) throws -> SubjectSegment {
        var records = records
        return try SubjectSegment.write(
            &records, identifier: transfer, under: Sample.epochKey(), to: folder.file("seg"))
    }

    private func open(_ segment: SubjectSegment) throws -> SubjectSegment {
        try SubjectSegment.open(
            folder.file("seg"), identifier: transfer, count: segment.count, root: segment.root,
            under: Sample.epochKey())
    }

    private func record(of segment: SubjectSegment, at slot: Int) throws -> SubjectRecord {
        guard case .record(let record) = try segment.slot(at: slot) else {
            throw self.slot(slot, "erased")
        }
        return record
    }

    @Test func `a record has exactly these bytes`() {
        var bytes: [UInt8] = []
        SubjectRecord(
            tag: SubjectTag(0x0102_0304_0506_0708, 9), salt: SubjectSalt(10, 11),
            payload: Digest(12, 13, 14, 15), consentEvent: 16, consentSeconds: 17,
            code: .released, fieldSet: 18, row: 19
        ).append(to: &bytes)
        #expect(
            Hexadecimal.text(of: bytes) == """
                01020304050607080000000000000009000000000000000a000000000000000b\
                000000000000000c000000000000000d000000000000000e000000000000000f\
                0000000000000000000000000000001000000011010000120000001300000000
                """)
    }

    @Test(arguments: [DecisionCode.released, .consentWithdrawn, .condition(3)])
    func `a record is read as it was written`(code: DecisionCode) {
        let record = record(3, row: 4, code: code)
        var bytes: [UInt8] = []
        record.append(to: &bytes)
        #expect(SubjectRecord(bytes: bytes) == record)
    }

    @Test func `of a withheld person neither payload nor field set is kept`() {
        let record = record(3, row: 4, code: .consentUnknown)
        #expect(record.payload == .zero)
        #expect(record.fieldSet == 0)
    }

    @Test(
        arguments: [
            (64, 1), (71, 1), (84, 0), (84, 2), (84, 3), (85, 9), (92, 1), (95, 1),
        ] as [(Int, UInt8)])
    func `a record that would not be written is refused`(position: Int, byte: UInt8) {
        var bytes: [UInt8] = []
        record(3, row: 4).append(to: &bytes)
        bytes[position] = byte
        #expect(SubjectRecord(bytes: bytes) == nil)
    }

    @Test(arguments: [32, 63, 86, 87])
    func `a withheld record with payload or field set is refused`(position: Int) {
        var bytes: [UInt8] = []
        record(3, row: 4, code: .consentUnknown).append(to: &bytes)
        bytes[position] = 1
        #expect(SubjectRecord(bytes: bytes) == nil)
    }

    @Test(arguments: [95, 97]) func `a record has 96 bytes`(count: Int) {
        var bytes: [UInt8] = []
        record(3, row: 4).append(to: &bytes)
        bytes = Array((bytes + [0]).prefix(count))
        #expect(SubjectRecord(bytes: bytes) == nil)
    }

    @Test func `a segment is sorted by tag, then by row`() throws {
        let segment = try write([record(9, row: 0), record(3, row: 2), record(3, row: 1)])
        let rows = try (0..<3).map { try record(of: segment, at: $0).row }
        #expect(rows == [1, 2, 0])
    }

    @Test(arguments: [0, 1, 2, 3, 7, 8, 9, 682, 683, 1364, 4097])
    func `the root is that of the recursion in RFC 6962`(count: Int) throws {
        let segment = try write((0..<count).map { record(UInt64($0), row: UInt32($0)) })
        let leaves = try (0..<count).map { slot in
            var bytes: [UInt8] = []
            try record(of: segment, at: slot).append(to: &bytes)
            return TreeHash.subtree(TreeHash.leaf(of: bytes))
        }
        #expect(segment.root == Self.root(of: leaves[...]))
        #expect(try segment.verify(erasures: [:]).isEmpty)
    }

    private static func root(of leaves: ArraySlice<Digest<Node>>) -> Digest<Node> {
        guard leaves.count > 1 else { return leaves.first ?? TreeHash.emptyRoot }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        return TreeHash.node(
            root(of: leaves.prefix(split)), root(of: leaves.dropFirst(split)))
    }

    @Test func `a segment is private and leaves nothing beside it`() throws {
        _ = try write([record(1, row: 0)])
        #expect(try folder.mode("seg") == 0o600)
        #expect(try folder.files() == ["seg"])
    }

    @Test func `all records of one person are found, and only these`() throws {
        let segment = try write(
            (0..<100).map { record(UInt64($0 / 3 * 2), row: UInt32($0)) })
        for person in 0..<33 {
            let found = try segment.records(taggedWith: SubjectTag(UInt64(person * 2), 5))
            #expect(found.map(\.record.row) == (0..<3).map { UInt32(person * 3 + $0) })
            #expect(found.map(\.slot) == (0..<3).map { person * 3 + $0 })
            #expect(try segment.records(taggedWith: SubjectTag(UInt64(person * 2 + 1), 5)).isEmpty)
        }
        #expect(try segment.records(taggedWith: SubjectTag(66, 5)).count == 1)
        #expect(try segment.records(taggedWith: SubjectTag(0, 4)).isEmpty)
        #expect(try segment.records(taggedWith: SubjectTag(.max, 5)).isEmpty)
    }

    @Test func `an epoch that does not fit is refused and nothing is left`() throws {
        var records = [record(1, row: 0)]
        for epoch in ["", "123456789", "a b", "é"] {
            #expect(throws: AuditError.self) {
                try SubjectSegment.write(
                    &records, identifier: transfer, under: Sample.epochKey(epoch),
                    to: folder.file("seg"))
            }
        }
        #expect(try folder.files().isEmpty)
    }

    @Test func `every flipped byte is refused on opening or on verifying`() throws {
        let segment = try write((0..<3).map { record(UInt64($0), row: UInt32($0)) })
        let bytes = try folder.bytes("seg")
        for position in bytes.indices {
            for bit in [1, 0x80] as [UInt8] {
                var changed = bytes
                changed[position] ^= bit
                try folder.write(changed, to: "seg")
                #expect(throws: AuditError.self, "byte \(position)") {
                    try open(segment).verify(erasures: [:])
                }
            }
        }
    }

    @Test func `every truncation is refused on opening`() throws {
        let segment = try write((0..<3).map { record(UInt64($0), row: UInt32($0)) })
        let bytes = try folder.bytes("seg")
        for count in bytes.indices {
            try folder.write(Array(bytes.prefix(count)), to: "seg")
            #expect(throws: AuditError.self) { try open(segment) }
        }
        try folder.write(bytes + [0], to: "seg")
        #expect(throws: AuditError.self) { try open(segment) }
    }

    @Test func `a segment of another transfer, number or root is refused`() throws {
        let segment = try write([record(1, row: 0)])
        let path = folder.file("seg")
        #expect(throws: AuditError.self) {
            try SubjectSegment.open(
                path, identifier: try Sample.identifier(8), count: 1, root: segment.root,
                under: Sample.epochKey())
        }
        for count in [0, 2, -1, .max, .min] {
            #expect(throws: AuditError.self) {
                try SubjectSegment.open(
                    path, identifier: transfer, count: count, root: segment.root,
                    under: Sample.epochKey())
            }
        }
        #expect(throws: AuditError.self) {
            try SubjectSegment.open(
                path, identifier: transfer, count: 1, root: .zero, under: Sample.epochKey())
        }
    }

    @Test func `a segment says which key made its tags`() throws {
        #expect(try open(write([record(1, row: 0)])).epoch == "1")
    }

    @Test func `a link in the place of a segment is refused`() throws {
        let segment = try write([record(1, row: 0)])
        try FileManager.default.moveItem(
            atPath: folder.file("seg"), toPath: folder.file("elsewhere"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("seg"), withDestinationPath: folder.file("elsewhere"))
        #expect(throws: AuditError.self) { try open(segment) }
    }

    private func forge(_ records: [SubjectRecord]) throws -> SubjectSegment {
        try SegmentForge.write(
            records.map(SubjectSlot.record), identifier: transfer, to: folder.file("seg"))
    }

    private func slot(_ number: Int, _ cause: String) -> AuditError {
        .invalid(place: "segment \(transfer), slot \(number)", cause: cause)
    }

    @Test func `records out of order are refused, and the slot is named`() throws {
        let segment = try forge([record(1, row: 0), record(3, row: 1), record(2, row: 2)])
        #expect(throws: slot(2, "it does not follow the slot before it")) {
            try segment.verify(erasures: [:])
        }
    }

    @Test func `one row twice is refused`() throws {
        let twice = [
            record(1, row: 0), record(1, row: 0, salt: SubjectSalt(1, 1)),
        ]
        let segment = try forge(twice)
        #expect(throws: slot(1, "it does not follow the slot before it")) {
            try segment.verify(erasures: [:])
        }
    }

    @Test func `a salt of zeros is refused`() throws {
        let segment = try forge([record(1, row: 0, salt: SubjectSalt(0, 0))])
        #expect(throws: slot(0, "it has no salt")) { try segment.verify(erasures: [:]) }
    }

    @Test func `a salt that stands twice is refused`() throws {
        let salt = SubjectSalt(4, 4)
        let segment = try forge([record(1, row: 0, salt: salt), record(2, row: 1, salt: salt)])
        #expect(throws: slot(1, "its salt stands in an earlier slot too")) {
            try segment.verify(erasures: [:])
        }
    }

    @Test func `a salt that is the tag is refused`() throws {
        let segment = try forge([record(1, row: 0, salt: SubjectSalt(1, 5))])
        #expect(throws: slot(0, "its salt is its tag")) { try segment.verify(erasures: [:]) }
    }
}
