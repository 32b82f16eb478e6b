// An inquiry that the socket knows by a name.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// An inquiry that the socket knows by a name: what its line holds, and how it is asked.
struct KnownInquiry: Sendable {
    /// What the line holds beside `request`.
    let members: Set<String>
    /// Asks it and writes the answer's line.
    let answer: @Sendable (SocketRequest, any InquiryChannel) async throws -> [UInt8]

    init<Request: Inquiry>(
        _ members: Set<String> = [],
        _ make: @escaping @Sendable (SocketRequest) throws(SocketRefusal) -> Request
    ) {
        self.members = members
        answer = { request, channel in
            try SocketAnswer.line(answering: await channel.answer(make(request)))
        }
    }

    /// Everything that can be asked on the socket; what is not here does not exist there.
    static let table: [String: KnownInquiry] = [
        "status.read": KnownInquiry { _ in ReadStatus() },
        "transfer.list": KnownInquiry { _ in ListTransfers() },
        "transfer.show": KnownInquiry(["transfer"]) { request throws(SocketRefusal) in
            ShowTransfer(transfer: try request.identifier("transfer"))
        },
        "audit.verify": KnownInquiry { _ in VerifyLog(deep: false) },
    ]

    /// The answer's line to a request's line, whatever becomes of it.
    static func answer(_ line: [UInt8], over channel: any InquiryChannel) async -> [UInt8] {
        do {
            let request = try SocketRequest(line)
            guard let inquiry = table[request.name] else {
                let names = table.keys.sorted().joined(separator: ", ")
                throw SocketRefusal.input("no such request; there are \(names)")
            }
            guard inquiry.members == Set(request.members.keys) else {
                let names = inquiry.members.sorted().joined(separator: ", ")
                throw SocketRefusal.input(
                    "the request holds \(names.isEmpty ? "nothing" : names) beside its name")
            }
            return try await inquiry.answer(request, channel)
        } catch let refusal as SocketRefusal {
            return SocketAnswer.line(refusing: refusal)
        } catch let error as GatewayError {
            return SocketAnswer.line(refusing: SocketRefusal(error))
        } catch {
            return SocketAnswer.line(
                refusing: SocketRefusal(.failed, nil, "the answer cannot be written: \(error)"))
        }
    }
}
