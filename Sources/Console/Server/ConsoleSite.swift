// Which page answers which address.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// Which page answers which address.
///
/// It knows nothing of the network, and holds nothing but a channel for inquiries.
struct ConsoleSite: Sendable {
    private let channel: any InquiryChannel
    private let integrity: IntegrityCheck
    private let frame: PageFrame

    init(channel: any InquiryChannel, time: any TimeSource, key: ConsoleKey) {
        self.channel = channel
        integrity = IntegrityCheck(channel: channel, time: time)
        frame = PageFrame(key: key)
    }

    /// Answers a request: first for which host, then with which key, then how, then what.
    ///
    /// The port is the one that the request came in by.
    func answer(_ request: PageRequest, port: UInt16) async -> PageAnswer {
        guard HostRule.allows(request.hosts, port: port) else {
            return .line(421, "this server answers for 127.0.0.1 and localhost only")
        }
        guard let path = frame.key.path(in: request.address) else {
            return .line(404, "not found")
        }
        guard request.method == "GET" else {
            return .line(405, "only GET: nothing can be changed here", allowed: "GET")
        }
        if path == "/style.css" {
            return PageAnswer(200, type: "text/css; charset=utf-8", body: Stylesheet.bytes)
        }
        // Before the figures, so that a page never claims more than was checked.
        let finding = await integrity.finding()
        do {
            return PageAnswer(200, try await page(path, finding: finding))
        } catch {
            let problem = ProblemPage(frame: frame, finding: finding, error: error)
            return PageAnswer(problem.status, problem.markup)
        }
    }

    private func page(
        _ path: String, finding: IntegrityFinding
    ) async throws(GatewayError) -> HTMLText {
        switch path {
        case "/":
            let status = try await channel.answer(ReadStatus())
            return StatusPage(frame: frame, finding: finding, status: status).markup
        case "/transfers":
            let transfers = try await channel.answer(ListTransfers())
            return TransfersPage(frame: frame, finding: finding, transfers: transfers).markup
        default:
            let output = try await channel.answer(ShowTransfer(transfer: try transfer(in: path)))
            return TransferPage(
                frame: frame, finding: finding, transfer: output.transfer, batches: output.batches
            ).markup
        }
    }

    private func transfer(in path: String) throws(GatewayError) -> Identifier<Transfer> {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].isEmpty, parts[1] == "transfers",
            let identifier = Identifier<Transfer>(String(parts[2]))
        else { throw .notFound(kind: "page", name: path) }
        return identifier
    }
}
