// Erasing records, and what is left.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Audit

struct SubjectErasureTests {
    private let bench: SubjectBench

    init() throws { bench = try SubjectBench() }

    private func erased(_ segment: SubjectSegment, _ slot: Int) throws -> ErasedSlot {
        ErasedSlot(leaf: try segment.leaf(at: slot), entry: 40)
    }

    private func place(_ slot: Int) -> String { "segment \(bench.transfer), slot \(slot)" }

    @Test func `an erased slot has exactly these bytes`() {
        let slot = SubjectSlot.erased(ErasedSlot(leaf: Digest(1, 2, 3, 4), entry: 0x0102))
        #expect(
            Hexadecimal.text(of: slot.bytes) == """
                65786561742f6572617365642f31000000000000000000010000000000000002\
                0000000000000003000000000000000400000000000001020000000000000000\
                0000000000000000000000000000000000000000000000000000000000000000
                """)
        #expect(SubjectSlot(bytes: slot.bytes) == slot)
        #expect(slot.leaf == Digest(1, 2, 3, 4))
    }

    @Test(arguments: 56..<96) func `an erased slot with anything beside is none`(position: Int) {
        var bytes = SubjectSlot.erased(ErasedSlot(leaf: .zero, entry: 1)).bytes
        bytes[position] = 1
        #expect(SubjectSlot(bytes: bytes) == nil)
    }

    @Test func `erasing leaves the hash, the root and the other records as they were`() throws {
        let before = try bench.write(Array(0..<1400))
        let slots = [0, 5, 681, 682, 1399]
        let leaves = try (0..<1400).map { try before.leaf(at: $0) }
        let after = try bench.erase(slots, of: before)
        for slot in 0..<1400 {
            #expect(try after.leaf(at: slot) == leaves[slot])
            let kept = try before.records(taggedWith: SubjectBench.tag(slot)).map(\.record)
            let found = try after.records(taggedWith: SubjectBench.tag(slot)).map(\.record)
            #expect(found == (slots.contains(slot) ? [] : kept))
        }
        let erasures = Dictionary(
            uniqueKeysWithValues: slots.map { ($0, ErasedSlot(leaf: leaves[$0], entry: 40)) })
        #expect(try after.verify(erasures: erasures).isEmpty)
    }

    @Test func `nothing of an erased record is left in the block`() throws {
        let segment = try bench.erase([1], of: bench.write([1, 2, 3]))
        var old: [UInt8] = []
        SubjectBench.record(2, row: 1).append(to: &old)
        let block = try segment.blocks.read(0)
        // The tag, and the salt, without which the hash says nothing.
        for piece in [old[0..<16], old[16..<32]] {
            #expect(!block.indices.contains { block[$0...].starts(with: piece) })
        }
    }

    @Test func `erasing writes nothing by itself`() throws {
        let segment = try bench.write([1, 2, 3])
        let bytes = try bench.folder.bytes("seg")
        #expect(try segment.erasing([1], recordedAt: 40).count == 1)
        #expect(try bench.folder.bytes("seg") == bytes)
    }

    @Test func `what is erased already keeps the entry that it names`() throws {
        let segment = try bench.erase([1], of: bench.write([1, 2, 3]))
        #expect(try segment.erasing([1], recordedAt: 41).isEmpty)
        let again = try bench.erase([1, 2], of: segment, entry: 41)
        guard case .erased(let first) = try again.slot(at: 1),
            case .erased(let second) = try again.slot(at: 2)
        else { return #expect(Bool(false), "both are erased") }
        #expect(first.entry == 40)
        #expect(second.entry == 41)
    }

    @Test func `a record that the root does not cover is not erased`() throws {
        let records = [1, 2, 3].map { SubjectSlot.record(SubjectBench.record($0, row: $0)) }
        let forged = try SegmentForge.write(
            records, identifier: bench.transfer, root: Digest(1, 2, 3, 4),
            to: bench.folder.file("seg"))
        #expect(throws: AuditError.self) { try forged.erasing([1], recordedAt: 40) }
    }

    @Test func `a slot that no entry erases is named`() throws {
        let segment = try bench.erase([1], of: bench.write([1, 2, 3]))
        #expect(
            throws: AuditError.erasedUnlogged(
                place: place(1), cause: "it is marked erased, and no entry erases it")
        ) { try segment.verify(erasures: [:]) }
        #expect(throws: Never.self) {
            try segment.verify(erasures: [1: try erased(segment, 1)])
        }
    }

    @Test func `an entry for another slot does not count`() throws {
        let segment = try bench.erase([1], of: bench.write([1, 2, 3]))
        #expect(
            throws: AuditError.erasedUnlogged(
                place: place(1), cause: "it is marked erased, and no entry erases it")
        ) { try segment.verify(erasures: [2: try erased(segment, 1)]) }
    }

    @Test func `an entry for another record does not count`() throws {
        let segment = try bench.erase([1], of: bench.write([1, 2, 3]))
        #expect(
            throws: AuditError.erasedUnlogged(
                place: place(1), cause: "entry 40 erases another record than it had")
        ) { try segment.verify(erasures: [1: try erased(segment, 2)]) }
    }

    @Test func `another entry than the one that the slot names does not count`() throws {
        let segment = try bench.erase([1], of: bench.write([1, 2, 3]))
        let leaf = try segment.leaf(at: 1)
        #expect(
            throws: AuditError.erasedUnlogged(
                place: place(1), cause: "it names entry 40, and entry 39 erases it")
        ) { try segment.verify(erasures: [1: ErasedSlot(leaf: leaf, entry: 39)]) }
    }

    @Test func `an entry for a slot that there is not is refused`() throws {
        let segment = try bench.write([1, 2, 3])
        #expect(
            throws: AuditError.invalid(
                place: place(3), cause: "an entry erases it, and the segment has no such slot")
        ) { try segment.verify(erasures: [3: ErasedSlot(leaf: .zero, entry: 40)]) }
    }

    @Test func `a record that was put back is reported`() throws {
        let segment = try bench.write([1, 2, 3])
        let old = try bench.folder.bytes("seg")
        let erasures = [1: try erased(segment, 1)]
        _ = try bench.erase([1], of: segment)
        try bench.folder.write(old, to: "seg")
        #expect(
            try bench.open(segment).verify(erasures: erasures)
                == ["\(place(1)): erased slot has content"])
    }

    @Test func `an erased slot with another hash changes the root`() throws {
        let wrong = ErasedSlot(leaf: Digest(1, 2, 3, 4), entry: 40)
        var slots = [1, 2, 3].map { SubjectSlot.record(SubjectBench.record($0, row: $0)) }
        let root = SegmentForge.root(of: slots)
        slots[1] = .erased(wrong)
        let forged = try SegmentForge.write(
            slots, identifier: bench.transfer, root: root, to: bench.folder.file("seg"))
        #expect(
            throws: AuditError.invalid(
                place: "segment \(bench.transfer)", cause: "its records have another root")
        ) { try forged.verify(erasures: [1: wrong]) }
    }

    @Test func `records out of order are found across erased slots`() throws {
        let slots: [SubjectSlot] = [
            .record(SubjectBench.record(5, row: 0)),
            .erased(ErasedSlot(leaf: .zero, entry: 40)),
            .record(SubjectBench.record(4, row: 2)),
        ]
        let forged = try SegmentForge.write(
            slots, identifier: bench.transfer, to: bench.folder.file("seg"))
        #expect(
            throws: AuditError.invalid(
                place: place(2), cause: "it does not follow the slot before it")
        ) { try forged.verify(erasures: [1: ErasedSlot(leaf: .zero, entry: 40)]) }
    }
}
