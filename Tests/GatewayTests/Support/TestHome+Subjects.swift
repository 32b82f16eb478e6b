// What tests ask about people.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import Testing

@testable import Gateway

extension TestHome {
    /// A home whose export ran so many times, a day apart; its policy finds any change plausible.
    static func run(_ readers: [Reader], days: Int, batch: Int = 2) async throws -> TestHome {
        let home = try await ready(readers, batch: batch, changes: [("0.20", "1.0")])
        for day in 0..<days {
            home.clock.set("2026-06-0\(day + 1)T12:00:00Z")
            try await home.run()
        }
        return home
    }

    @discardableResult
    func erase(
        _ email: String, ground: ErasureGround = .request, as role: Role = .administrator
    ) async throws -> EraseSubject.Output {
        try await gatekeeper.carryOut(
            EraseSubject(contact: ContactPoint(kind: .email, text: email), ground: ground),
            for: caller(role))
    }

    @discardableResult
    func report(
        _ email: String, from: String? = nil, to: String? = nil, evidence: String? = nil,
        as role: Role = .officer
    ) async throws -> SubjectReport {
        try await gatekeeper.carryOut(
            ReportSubject(
                contact: ContactPoint(kind: .email, text: email), ground: .accessRequest,
                from: from.flatMap { Instant($0) }, to: to.flatMap { Instant($0) },
                evidence: evidence), for: caller(role)
        ).report
    }

    @discardableResult
    func destroy(
        epoch: String, horizon: String, as role: Role = .administrator
    ) async throws -> DestroyEpoch.Output {
        try await gatekeeper.carryOut(
            DestroyEpoch(epoch: epoch, horizon: #require(Instant(horizon))), for: caller(role))
    }

    /// The bytes of a transfer's subject records.
    func segmentBytes(_ transfer: Identifier<Transfer>) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(fileURLWithPath: places.segment(of: "\(transfer)"))))
    }

    func writeSegment(_ bytes: [UInt8], of transfer: Identifier<Transfer>) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: places.segment(of: "\(transfer)")))
    }

    /// What the deep check notices; it throws where something does not hold.
    func deepFindings() async throws -> [String] {
        try await answer(VerifyLog(deep: true), as: .officer).findings
    }
}
