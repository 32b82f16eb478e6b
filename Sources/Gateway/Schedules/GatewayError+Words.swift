// Why something was not done, without the frame around it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension GatewayError {
    /// Why it was not done, in words, for a list of several.
    var words: String {
        switch self {
        case .notPermitted(_, let words, _), .refused(_, let words, _), .input(_, let words),
            .temporary(_, let words, _), .logUnavailable(let words), .integrity(let words),
            .clock(let words), .key(let words), .failed(let words):
            words
        case .notFound(let kind, let name): "there is no \(kind) `\(name)`"
        case .exists(let what): "\(what) exists already"
        }
    }
}
