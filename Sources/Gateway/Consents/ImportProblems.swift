// The rows of a file that cannot be taken in.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent

/// The rows of a file that cannot be taken in: how many of each kind, and where the first are.
struct ImportProblems {
    /// By column and kind, of which there are few, whatever the file holds.
    private(set) var counts: [String: Int] = [:]
    private var first: [(row: Int, problem: ConsentFieldProblem)] = []

    /// Whether every row can be taken in.
    var isEmpty: Bool { counts.isEmpty }

    /// How many rows cannot.
    var count: Int { counts.values.reduce(0, +) }

    /// The first places, by row.
    var places: [ConsentImportReport.Place] {
        first.map { place in
            ConsentImportReport.Place(
                row: place.row, column: place.problem.column, problem: place.problem.detail)
        }
    }

    /// Adds a row; rows may come in any order.
    mutating func add(_ row: Int, _ problem: ConsentFieldProblem) {
        counts[problem.reason, default: 0] += 1
        let limit = ConsentImportReport.shown
        if first.count == limit, let last = first.last, last.row < row { return }
        let place = first.firstIndex { $0.row > row } ?? first.count
        first.insert((row, problem), at: place)
        if first.count > limit { first.removeLast() }
    }

    /// Why the file stays out, in words: counts, then the first places.
    func words(about path: String, rows: Int) -> String {
        let reasons = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) \($0.value)" }
        let lines = places.map {
            "  row \($0.row) (header not counted), column `\($0.column)`: \($0.problem)"
        }
        let more = count > places.count ? ["  and \(count - places.count) more"] : []
        let head =
            "`\(path)`: \(count) of \(rows) rows cannot be taken in "
            + "(\(reasons.joined(separator: ", "))); nothing of the file was taken in"
        return ([head] + lines + more).joined(separator: "\n")
    }
}
