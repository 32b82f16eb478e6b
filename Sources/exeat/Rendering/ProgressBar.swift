// How far a long command has come.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Gateway
import Glibc
import Synchronization

/// How far a long command has come: a bar on a terminal, a line every ten seconds elsewhere.
///
/// Nothing is shown in the first second, so that quick commands stay quiet.
final class ProgressBar: ProgressMeter {
    private struct State {
        var start: ContinuousClock.Instant
        var shown: ContinuousClock.Instant
        var stage = ""
        var isDrawn = false
    }

    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let clock = ContinuousClock()
    private let state: Mutex<State>

    init() {
        let now = clock.now
        state = Mutex(State(start: now, shown: now))
    }

    func report(_ stage: String, done: UInt64, total: UInt64) {
        let now = clock.now
        state.withLock { state in
            if state.stage != stage {
                state.stage = stage
                state.start = now
            }
            let interval: Duration = isTerminal ? .milliseconds(100) : .seconds(10)
            let isQuiet = !isTerminal || now - state.start < .seconds(1)
            guard now - state.shown >= interval, !(isTerminal && isQuiet) else { return }
            state.shown = now
            draw(stage, done, total, elapsed: (now - state.start) / .seconds(1))
            state.isDrawn = isTerminal
        }
    }

    func tell(_ notice: String) {
        finish()
        Terminal.say(notice)
    }

    /// Takes the bar off the terminal.
    func finish() {
        state.withLock { state in
            if state.isDrawn { Terminal.draw("\r\u{1B}[K") }
            state.isDrawn = false
        }
    }

    private func draw(_ stage: String, _ done: UInt64, _ total: UInt64, elapsed: Double) {
        let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
        let left = share > 0.01 ? Int(elapsed / share * (1 - share)) + 1 : 0
        let words = "\(stage) \(Int(share * 100)) %" + (left > 0 ? ", about \(left) s left" : "")
        guard isTerminal else { return Terminal.say(words) }
        let filled = Int(share * 30)
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 30 - filled)
        Terminal.draw("\r[\(bar)] \(words)\u{1B}[K")
    }
}
