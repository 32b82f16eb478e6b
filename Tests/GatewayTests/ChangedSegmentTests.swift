// The tests of segments that change while a transfer runs.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing

struct ChangedSegmentTests {
    /// What somebody may do to a segment's file.
    enum Change: CaseIterable, Sendable {
        case otherPerson, otherName, rowsGone, rowAdded, unreadable, columnsSwapped, deleted

        func apply(to readers: [Reader]) -> String {
            var readers = readers
            switch self {
            case .otherPerson: readers[3].email = "reader-9@example.com"
            case .otherName:
                return Reader.table(readers).replacing("Given4", with: "Forged4")
            case .rowsGone: readers.removeLast(2)
            case .rowAdded: readers.append(Reader(9))
            case .unreadable: return "\"\n"
            case .columnsSwapped:
                return Reader.table(readers).replacing(
                    "email,first_name", with: "first_name,email")
            case .deleted: return ""
            }
            return Reader.table(readers)
        }
    }

    /// Enough that reading ahead does not already hold what is changed.
    private static let readers = (1...4).map { Reader($0) }

    @Test(arguments: Change.allCases)
    func `a segment that changed after the decision is not sent`(change: Change) async throws {
        let home = try await TestHome.ready(Self.readers)
        let text = change.apply(to: Self.readers)
        home.store.beforeCommit { [folder = home.folder] _, changes in
            guard case .addTransfer? = changes.first else { return }
            do { try folder.write(text, to: "readers.csv") } catch { Issue.record(error) }
        }
        let report = try await home.run()
        #expect(report.state != .delivered)
        #expect(report.reason != nil)
        #expect(!home.destination.everything.contains("reader-9"))
        #expect(!home.destination.everything.contains("Forged"))
        #expect(try home.entries(.transferFinished).count == 1)
        #expect(try home.verified().unfinished.isEmpty)
    }

    @Test func `a changed person stops the transfer with the reason`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let text = Change.otherName.apply(to: Self.readers)
        home.store.beforeCommit { [folder = home.folder] _, changes in
            guard case .addTransfer? = changes.first else { return }
            do { try folder.write(text, to: "readers.csv") } catch { Issue.record(error) }
        }
        let report = try await home.run()
        #expect(report.reason == .planSegmentChanged)
        #expect(report.state == .partial)
        #expect(report.delivered == 2)
        #expect(home.destination.sent.count == 1)
    }

    @Test func `a file rewritten between two batches stops before the second`() async throws {
        // A wide column that no policy asks for makes the file larger than what is read at once.
        let readers = (1...3000).map { Reader($0) }
        let wide = String(repeating: "x", count: 1000)
        let table = ([Reader.header + ",note"] + readers.map { $0.row + "," + wide })
            .joined(separator: "\n")
        let home = try await TestHome.ready(readers, batch: 1000)
        try await home.addSegment("wide", table)
        try await home.addExport("wide", segments: ["wide"], batch: 1000)
        let forged = table.replacing("Given29", with: "Forged2")
        home.destination.whileDelivering { [folder = home.folder] batch in
            if batch == 0 { try folder.write(forged, to: "wide.csv") }
        }
        let report = try await home.run("wide")
        #expect(report.state == .partial)
        #expect(report.reason == .planSegmentChanged)
        #expect(report.delivered == 2000)
        #expect(!home.destination.everything.contains("Forged"))
        #expect(try home.verified().unfinished.isEmpty)
    }

    @Test func `a second segment that changed stops before it`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.addSegment("more", Reader.table([Reader(5), Reader(6)]))
        try await home.takeIn(Reader.consents([Reader(5), Reader(6)]), as: "more-consents.csv")
        try await home.addExport("both", segments: ["readers", "more"], batch: 4)
        home.destination.whileDelivering { [folder = home.folder] _ in
            try folder.write(Reader.table([Reader(6), Reader(5)]), to: "more.csv")
        }
        let report = try await home.run("both")
        #expect(report.state == .partial)
        #expect(report.reason == .planSegmentChanged)
        #expect(report.delivered == 4)
    }
}
