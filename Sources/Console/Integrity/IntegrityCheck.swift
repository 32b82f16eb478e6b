// Checks the log for those who read about it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// Checks the log for those who read about it: at most once a minute, however many ask.
actor IntegrityCheck {
    /// For how many seconds a finding is shown before the log is checked again.
    static let secondsShown: Int64 = 60

    private let channel: any InquiryChannel
    private let time: any TimeSource
    private var newest: IntegrityFinding?
    private var underWay: Task<IntegrityFinding, Never>?

    init(channel: any InquiryChannel, time: any TimeSource) {
        self.channel = channel
        self.time = time
    }

    /// The newest finding, or a new one if it is too old or from a time that has not come.
    func finding() async -> IntegrityFinding {
        let now = time.now()
        if let newest, newest.checkedAt <= now,
            now < newest.checkedAt.advanced(bySeconds: Self.secondsShown)
        {
            return newest
        }
        if let underWay { return await underWay.value }
        let task = Task { await check(at: now) }
        underWay = task
        let finding = await task.value
        newest = finding
        underWay = nil
        return finding
    }

    private func check(at now: Instant) async -> IntegrityFinding {
        let outcome: IntegrityFinding.Outcome
        do throws(GatewayError) {
            outcome = .verified(try await channel.answer(VerifyLog(deep: false)))
        } catch {
            if case .integrity(let problem) = error {
                outcome = .broken(problem)
            } else {
                outcome = .unchecked(error)
            }
        }
        return IntegrityFinding(outcome: outcome, checkedAt: now)
    }
}
