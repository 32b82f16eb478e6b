// An answer that is none: what kind, why, and where it is recorded.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// An answer that is none: what kind, why, in words, and the entry that records it.
struct SocketRefusal: Error, Equatable, Encodable {
    /// What went wrong, for programs; people read the message.
    enum Kind: String, Encodable, CaseIterable {
        case notPermitted = "not_permitted"
        case refused
        case notFound = "not_found"
        case exists
        case input
        case logUnavailable = "log_unavailable"
        case integrity
        case clock
        case key
        case temporary
        case failed
        /// Too many are connected.
        case busy
        /// The peer took too long.
        case timedOut = "timed_out"
    }

    let kind: Kind
    let reason: ReasonCode?
    let message: String
    let entry: UInt64?

    init(_ kind: Kind, _ reason: ReasonCode?, _ message: String, entry: UInt64? = nil) {
        self.kind = kind
        self.reason = reason
        self.message = message
        self.entry = entry
    }

    /// A line that cannot be used.
    static func input(_ problem: String) -> SocketRefusal {
        SocketRefusal(.input, .inputInvalid, "\(problem); nothing was done")
    }
}
