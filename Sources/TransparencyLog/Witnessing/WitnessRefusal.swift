// Why a witness does not cosign.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a witness does not cosign; its state is what it was.
public enum WitnessRefusal: Error, Equatable, Sendable, CustomStringConvertible {
    /// The body is not a request.
    case malformed(LogFormatError)
    /// The witness knows no log of that origin.
    case unknownOrigin(String)
    /// No trusted key of the log signed the checkpoint, or the line of one fails.
    case untrusted(LogFormatError)
    /// The request does not start from the checkpoint that was cosigned last, which has this size.
    case conflict(size: UInt64)
    /// A checkpoint that the log did sign does not follow from the one before.
    ///
    /// Keep the request: it may be evidence that the log shows two histories.
    case inconsistent(AddCheckpointRequest, problem: LogFormatError)

    /// The status of the answer, as HTTP numbers it.
    public var status: Int {
        switch self {
        case .malformed: 400
        case .unknownOrigin: 404
        case .untrusted: 403
        case .conflict: 409
        case .inconsistent: 422
        }
    }

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .malformed(let cause), .untrusted(let cause): "not cosigned: \(cause)"
        case .unknownOrigin(let origin):
            "not cosigned: this witness knows no log of the origin `\(origin)`"
        case .conflict(let size):
            "not cosigned: the checkpoint cosigned last has \(size) entries"
        case .inconsistent(_, let problem): "not cosigned: \(problem)"
        }
    }
}
