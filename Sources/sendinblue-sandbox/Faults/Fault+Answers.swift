// The answers of a fault.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension Fault {
    /// The answer of a fault for which nothing is done; nil if something is.
    var refusal: Reply? {
        switch effect {
        case .tooMany(let seconds):
            var reply = APIError.tooMany.reply
            reply.headers["x-sib-ratelimit-remaining"] = "0"
            reply.headers["x-sib-ratelimit-reset"] = String(seconds)
            return reply
        case .refused(400): return APIError.invalid("Invalid import request").reply
        case .refused(401): return APIError.keyNotFound.reply
        case .refused(403):
            return APIError(
                status: 403, code: "permission_denied",
                message: "Access denied for resource \"account\"."
            ).reply
        case .refused(425):
            return APIError(
                status: 425, code: "account_in_process", message: "Account is in process"
            ).reply
        case .refused: return Self.internalError
        case .dropped:
            var reply = Reply(500)
            reply.dropsConnection = true
            return reply
        default: return nil
        }
    }

    /// Spoils the answer to work that was done.
    func spoil(_ reply: inout Reply) {
        switch effect {
        case .failedAfterwards: reply = Self.internalError
        case .droppedAfterwards: reply.dropsConnection = true
        case .slow(let seconds): reply.delay = seconds
        default: return
        }
    }

    private static let internalError = APIError(
        status: 500, code: "internal_error", message: "Internal server error"
    ).reply
}
