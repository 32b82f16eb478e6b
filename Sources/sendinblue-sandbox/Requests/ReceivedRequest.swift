// A request after it was HTTP.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A request after it was HTTP: what the rules need and no more.
struct ReceivedRequest: Sendable {
    /// Capital letters, such as `GET`.
    let method: String
    /// The path and query as they came, percent signs and all.
    let target: String
    /// Header values; names in small letters.
    let headers: [String: String]
    /// The exact bytes of the body; nil if it was larger than the server takes.
    let body: [UInt8]?

    init(_ method: String, _ target: String, headers: [String: String] = [:], body: [UInt8]? = []) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }

    /// The path alone.
    var path: String {
        String(target.prefix { $0 != "?" })
    }

    /// The parts of the path, decoded after it was cut: an encoded slash stays within its part.
    var segments: [String] {
        path.split(separator: "/", omittingEmptySubsequences: true)
            .map { $0.removingPercentEncoding ?? String($0) }
    }

    /// The query, decoded.
    var query: Query {
        guard let mark = target.firstIndex(of: "?") else { return Query("") }
        return Query(String(target[target.index(after: mark)...]))
    }
}
