// The query of a request.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The query of a request: names and values in order, decoded as a form.
struct Query: Equatable, Sendable {
    private let items: [[String]]

    init(_ text: String) {
        items = text.split(separator: "&").map { item in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return parts.map { Self.decoded(String($0)) }
        }
    }

    /// A plus sign is a blank in a form, which is how `+01:00` gets lost.
    private static func decoded(_ text: String) -> String {
        let blanks = text.replacing("+", with: " ")
        return blanks.removingPercentEncoding ?? blanks
    }

    /// All values of one name, in order.
    func values(_ name: String) -> [String] {
        items.filter { $0[0] == name }.map { $0.count > 1 ? $0[1] : "" }
    }

    /// The first value of one name.
    func value(_ name: String) -> String? { values(name).first }

    /// The page that `limit`, `offset` and `sort` ask for.
    ///
    /// - Throws: 400 `out_of_range` above `maximum`, 400 `invalid_parameter` for no number.
    func page(maximum: Int, usual: Int) throws(APIError) -> Page {
        let limit = try whole("limit") ?? usual
        guard limit <= maximum else {
            throw APIError(
                status: 400, code: "out_of_range", message: "Limit exceeds max value of \(maximum)")
        }
        let sort = value("sort") ?? "desc"
        guard sort == "asc" || sort == "desc" else {
            throw .invalid("sort should be either asc or desc")
        }
        return Page(limit: limit, offset: try whole("offset") ?? 0, isAscending: sort == "asc")
    }

    /// A point in time.
    ///
    /// - Throws: 400 `invalid_parameter` where the text is none.
    func moment(_ name: String) throws(APIError) -> Moment? {
        guard let text = value(name) else { return nil }
        guard let moment = Moment(text) else {
            throw .invalid("\(name) is not a valid date-time")
        }
        return moment
    }

    private func whole(_ name: String) throws(APIError) -> Int? {
        guard let text = value(name) else { return nil }
        guard let number = Int(text), number >= 0 else {
            throw .invalid("\(name) should be a whole number, 0 or more")
        }
        return number
    }
}
