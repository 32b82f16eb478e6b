// What a witness answers.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a witness answers: status, content type and body, for any server to send.
public struct WitnessAnswer: Hashable, Sendable {
    /// The status, as HTTP numbers it.
    public let status: Int
    /// The body's type.
    public let contentType: String
    /// The body.
    public let body: [UInt8]

    private static let plain = "text/plain; charset=utf-8"

    /// Gives the cosignature; send it only when the step behind it is durable.
    public init(_ cosignature: Cosignature) {
        status = 200
        contentType = Self.plain
        body = Array(cosignature.line.line.utf8)
    }

    /// Gives the reason, or the size to start from.
    public init(_ refusal: WitnessRefusal) {
        status = refusal.status
        if case .conflict(let size) = refusal {
            contentType = "text/x.tlog.size"
            body = Array("\(size)\n".utf8)
        } else {
            contentType = Self.plain
            body = Array("\(refusal)\n".utf8)
        }
    }
}
