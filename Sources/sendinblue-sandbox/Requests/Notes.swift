// What is noted of a request while it is answered.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What is noted of a request while it is answered.
struct Notes: Sendable {
    var contacts = 0
    var lists: [Int] = []
    var process: Int?
    var fault: Fault?
    /// Headers that any answer to this request carries.
    var headers: [String: String] = [:]
    /// True if a job moved on, so that the state must be kept although the request only reads.
    var hasMoved = false

    init() {}
}
