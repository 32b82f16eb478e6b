// What the gateway's errors are called on the socket.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

extension SocketRefusal {
    /// What a request that was not answered is called.
    init(_ error: GatewayError) {
        let kind: Kind
        let words: String
        switch error {
        case .notPermitted(_, let rule, _): (kind, words) = (.notPermitted, rule)
        case .refused(_, let cause, _): (kind, words) = (.refused, cause)
        case .notFound(let noun, let name):
            (kind, words) = (.notFound, "there is no \(noun) `\(name)`")
        case .exists(let what): (kind, words) = (.exists, "\(what) exists already")
        case .input(_, let cause): (kind, words) = (.input, cause)
        case .logUnavailable(let cause): (kind, words) = (.logUnavailable, cause)
        case .integrity(let cause): (kind, words) = (.integrity, cause)
        case .clock(let cause): (kind, words) = (.clock, cause)
        case .key(let cause): (kind, words) = (.key, cause)
        case .temporary(_, let cause, _): (kind, words) = (.temporary, cause)
        case .failed(let cause): (kind, words) = (.failed, cause)
        }
        self.init(
            kind, error.reason, "\(words); nothing was given out and nothing was changed",
            entry: error.entry)
    }
}
