// Asking a witness.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Gateway
public import TransparencyLog
public import Transport

/// Asks a witness to cosign: C2SP tlog-witness, `add-checkpoint`.
///
/// A request is written once; whether it is asked again is for the caller to say. What comes back
/// is data of a stranger: its size is limited, and nobody believes it before it is verified.
public struct WitnessClient: WitnessAsking {
    /// Short enough that a transfer waits for a witness that hangs, but not for long.
    public static let usualLimits = TransportLimits(
        connectSeconds: 5, totalSeconds: 15, answerBytes: 64 << 10)

    private let limits: TransportLimits

    /// Nothing is asked yet.
    public init(limits: TransportLimits = WitnessClient.usualLimits) { self.limits = limits }

    /// Sends the request to `<address>/add-checkpoint`.
    public func ask(
        _ witness: PolicyWitness, with request: AddCheckpointRequest
    ) async -> WitnessReply {
        guard let word = witness.address else {
            return .unreachable("the policy gives no address for it")
        }
        let address: WebAddress
        do { address = try WebAddress(word.description) } catch { return .unreachable("\(error)") }
        let transport = SecureTransport(
            address: address,
            head: RequestHead(
                ["accept: text/plain, text/x.tlog.size"],
                withBody: ["content-type: text/plain; charset=utf-8"]),
            limits: limits)
        switch await transport.post("/add-checkpoint", request.bytes) {
        case .success(let answer): return Self.reply(answer)
        case .failure(.notSent(let cause)): return .unreachable(cause)
        case .failure(.lost(let cause)): return .unreachable("no answer: \(cause)")
        }
    }

    private static func reply(_ answer: WebAnswer) -> WitnessReply {
        switch answer.status {
        case 200: return .cosigned(answer.body)
        case 409:
            guard answer.line("content-type")?.hasPrefix("text/x.tlog.size") == true,
                let size = size(in: answer.body)
            else { return .unreachable("its conflict names no size") }
            return .conflict(size: size)
        default: return .refused(status: answer.status, words(of: answer.body))
        }
    }

    /// A decimal number below 2^63 in its one spelling, and a newline.
    private static func size(in body: [UInt8]) -> UInt64? {
        guard body.last == 0x0A,
            let size = UInt64(String(decoding: body.dropLast(), as: UTF8.self)),
            size <= UInt64(Int64.max), Array("\(size)\n".utf8) == body
        else { return nil }
        return size
    }

    /// The first line, as far as it can do no harm on a terminal.
    private static func words(of body: [UInt8]) -> String {
        let line = body.prefix { $0 != 0x0A }.prefix(200)
        return String(
            decoding: line.map { (0x20...0x7E).contains($0) ? $0 : 0x3F }, as: UTF8.self)
    }
}
