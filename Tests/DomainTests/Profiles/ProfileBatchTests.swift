// Profiles side by side.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct ProfileBatchTests {
    private func batch(_ rows: [[String]], at first: Int = 0) -> ProfileBatch {
        var batch = ProfileBatch(columnCount: 2)
        batch.begin(atRow: first)
        fill(&batch, rows)
        return batch
    }

    private func fill(_ batch: inout ProfileBatch, _ rows: [[String]]) {
        for field in rows.joined() {
            batch.append(contentsOf: Array(field.utf8).span)
            batch.endField()
        }
    }

    private func texts(_ batch: ProfileBatch) -> [[String]] {
        (0..<batch.rowCount).map { row in
            (0..<2).map { String(decoding: batch.value($0, ofRow: row), as: UTF8.self) }
        }
    }

    @Test func `fields come back as they went in`() {
        let rows = [["a", ""], ["", "bc"], ["", ""], ["日本", "x"]]
        #expect(texts(batch(rows)) == rows)
        #expect(batch(rows).field(1, ofRow: 0).isAbsent)
    }

    @Test func `a row that is not complete does not count, and can be dropped`() {
        var batch = batch([["a", "b"], ["c"]])
        batch.append(0x78)
        #expect(batch.rowCount == 1 && batch.openCount == 1)
        batch.dropIncompleteRow()
        #expect(batch.openCount == 0 && batch.bytes == Array("ab".utf8))
        fill(&batch, [["d", "e"]])
        #expect(texts(batch) == [["a", "b"], ["d", "e"]])
    }

    @Test func `a batch that is begun again is empty and counts from where it is told`() {
        var batch = batch([["a", "b"]], at: 7)
        #expect(batch.firstRow == 7 && !batch.isEmpty)
        batch.begin(atRow: 8)
        #expect(batch.firstRow == 8 && batch.isEmpty && batch.bytes.isEmpty)
        fill(&batch, [["c", "d"]])
        #expect(texts(batch) == [["c", "d"]])
    }

    @Test func `a field that does not leave has no bytes`() {
        var values = ReleasedValues(fieldCount: 3)
        values.set(2) { $0 += [1, 2] }
        values.set(0) { $0 += [3] }
        #expect(Array(values.value(0)) == [3] && Array(values.value(2)) == [1, 2])
        #expect(values.value(1).isEmpty && values.fields[1].isAbsent)
        values.removeAll()
        #expect((0..<3).allSatisfy { values.value($0).isEmpty } && values.bytes.isEmpty)
    }

    @Test(arguments: ["EMAIL", "A", "FNAME_2", String(repeating: "A", count: 50)])
    func `capitals, digits and underscores name a recipient's field`(text: String) {
        #expect(TargetField(text)?.description == text)
    }

    @Test(arguments: [
        "", "2A", "_A", "email", "E MAIL", "E-MAIL", "É", String(repeating: "A", count: 51),
    ])
    func `anything else names none`(text: String) {
        #expect(TargetField(text) == nil)
    }
}
