// The tests of what requests answer, as JSON.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Foundation
import Gateway
import Testing

struct OutputTests {
    private static let readers = (1...3).map { Reader($0, phone: true) }

    private func json(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }

    /// Every answer that a run of the house gives, as `--json` prints it.
    private func outputs() async throws -> (TestHome, [String]) {
        let home = try await TestHome.ready(Self.readers)
        var outputs = [try json(try await home.plan())]
        outputs.append(try json(try await home.run()))
        let transfer = try home.transfer.identifier
        outputs.append(try json(try await home.answer(ShowTransfer(transfer: transfer))))
        outputs.append(try json(try await home.answer(ListTransfers())))
        outputs.append(try json(try await home.explain(transfer, "reader-1@example.com")))
        outputs.append(try json(try await home.answer(ReadStatus())))
        outputs.append(try json(try await home.answer(ListConnections())))
        outputs.append(try json(try await home.answer(ListPrincipals())))
        outputs.append(try json(try await home.answer(ListSegments())))
        outputs.append(try json(try await home.answer(ListExports())))
        outputs.append(try json(try await home.answer(ListPolicies())))
        outputs.append(try json(try await home.answer(ListEntries(type: nil, last: nil))))
        outputs.append(try json(try await home.answer(ShowEntry(index: 0))))
        outputs.append(try json(try await home.answer(ReadCheckpoint())))
        outputs.append(try json(try await home.answer(VerifyLog(deep: true))))
        let secret = SecretBytes(copying: Array(TestHome.credential.utf8))
        outputs.append(
            try json(
                try await home.perform(
                    AddConnection(
                        name: Name("second"), displayName: "Second", kind: "sendinblue",
                        address: "https://api.example.com", sharing: .contributors,
                        pollSeconds: 1, credential: ArrivingCredential(secret)))))
        outputs.append(
            try json(
                try await home.gatekeeper.carryOut(
                    TestConnection(name: Name("brevo")), for: home.caller())))
        outputs.append(
            try json(
                try await home.perform(
                    ShowConsent(
                        contact: ContactPoint(kind: .email, text: "reader-1@example.com")))))
        return (home, outputs)
    }

    @Test func `no answer holds a secret or anything of a person`() async throws {
        let (_, outputs) = try await outputs()
        for output in outputs {
            #expect(output.count > 2)
            for piece in [
                TestHome.credential, "reader-", "@example.com", "Given1", "Family1", "+49151",
            ] { #expect(!output.contains(piece), "\(output)") }
        }
    }

    @Test func `a report is read back as it was written`() async throws {
        let home = try await TestHome.ready(Self.readers)
        var answer = DeliveryReport()
        answer.findings = ["invalid_emails": 1]
        home.destination.answer(.delivered(answer))
        let report = try await home.run()
        #expect(report.findings == ["invalid_emails": 1])
        let bytes = try JSONEncoder().encode(report)
        let read = try JSONDecoder().decode(TransferReport.self, from: bytes)
        #expect(read.transfer == report.transfer)
        #expect(read.totals == report.totals)
        #expect(read.batches == report.batches)
        #expect(read.findings == report.findings)
    }
}
