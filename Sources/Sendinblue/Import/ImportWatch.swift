// Waiting for an import to end.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway
import Transport

/// Waits for an import to end by asking after it, at growing distances.
///
/// Asking shares 100 requests an hour with everything else that uses the account.
struct ImportWatch {
    let transport: ServiceTransport
    let clock: any PollClock
    /// Seconds before the first question.
    let firstDelay: Double

    /// The distances, in multiples of the first: 15, 30, 60, 120 s and then every 300 s.
    static let steps = [1.0, 2, 4, 8, 20]
    /// Longest distance, in seconds.
    static let longestDelay = 300.0
    /// Seconds after which nobody asks any more.
    static let deadline = 7200.0
    /// Longest wait, in seconds, that the recipient's own limit may ask for.
    static let longestPause = 3600.0
    /// Questions in a row that may go without a usable answer.
    static let failuresAllowed = 5

    init(transport: ServiceTransport, clock: any PollClock, pollSeconds: Double) {
        self.transport = transport
        self.clock = clock
        firstDelay = pollSeconds.isFinite ? min(max(pollSeconds, 0.01), Self.longestDelay) : 15
    }

    /// Asks until the import has ended; uncertain when that cannot be learnt.
    func outcome(of process: Int64, _ report: consuming DeliveryReport) async -> DeliveryOutcome {
        var report = report
        report.process = process
        let end = clock.seconds() + Self.deadline
        var steps = 0
        var failures = 0
        var pause: Double?
        while true {
            let left = end - clock.seconds()
            guard left > 0, failures < Self.failuresAllowed else { break }
            let step = Self.steps[min(steps, Self.steps.count - 1)]
            let delay = pause ?? min(firstDelay * step, Self.longestDelay)
            do { try await clock.wait(seconds: min(delay, left)) } catch { break }
            report.polls += 1
            steps += 1
            pause = nil
            guard case .success(let answer) = await transport.get("/processes/\(process)") else {
                failures += 1
                continue
            }
            if answer.status == 429 {
                pause = min(RateLimit.pause(after: answer), Self.longestPause)
                continue
            }
            guard answer.status == 200, let progress = ImportProgress(answer.body, of: process)
            else {
                failures += 1
                continue
            }
            failures = 0
            switch progress {
            case .completed(let findings):
                report.findings = findings.counts
                report.reports = findings.reports
                return .delivered(report)
            // It was taken in once: how many rows were worked through before it failed, nobody says.
            case .failed: return .uncertain(.providerUncertain, report)
            case .running: continue
            }
        }
        return .uncertain(.providerUncertain, report)
    }
}
