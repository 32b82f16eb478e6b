// Whether the log holds, before everything that rests on it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// Whether the log holds: what was checked, to which record, when, and by whom.
enum IntegrityLine {
    /// The box of a page, for what the newest check found.
    ///
    /// `entries` is how many records the log had when the page was made; nil if it is not known.
    static func markup(_ finding: IntegrityFinding, entries: UInt64?) -> HTMLText {
        switch finding.outcome {
        case .verified(let log):
            if let entries, entries < log.size {
                return broken(
                    "the log has \(entries) records where \(log.size) were verified before",
                    at: finding.checkedAt)
            }
            return verified(log, at: finding.checkedAt, entries: entries)
        case .broken(let problem): return broken(problem, at: finding.checkedAt)
        case .unchecked(let error): return unchecked(error, at: finding.checkedAt)
        }
    }

    private static func verified(
        _ log: VerifyLog.Output, at instant: Instant, entries: UInt64?
    ) -> HTMLText {
        let extent: HTMLText =
            log.size == 0
            ? "The log is empty and its head is signed."
            : """
            Records 0 to \(Words.figure(log.size - 1)) hold: every entry, every hash and every \
            signed checkpoint was worked out again.
            """
        let gaps: HTMLText =
            log.unfinished == 0
            ? HTMLText.nothing
            : "<p>\(Words.figure(log.unfinished)) batches were started and have no outcome.</p>\n"
        let newer = entries.map { $0 - log.size } ?? 0
        let unread: HTMLText =
            newer == 0
            ? HTMLText.nothing
            : "<p>\(Words.figure(newer)) newer records have not been checked yet.</p>\n"
        let heading: HTMLText = log.unfinished == 0 ? "✔ Verified" : "▲ Verified, with gaps"
        return box(
            log.unfinished == 0 ? "good" : "doubtful", heading,
            """
            <p>\(extent)</p>
            \(gaps)\(unread)<p>Checked by this server at \(Words.time(instant)), against the log's \
            own signed checkpoints and no head that was kept elsewhere. A server cannot vouch for \
            itself: compare \(Words.code(log.shortForm)) with what you kept, and check on your own \
            machine with <code>exeat audit verify --published DIR --key VKEY-FILE</code>.</p>

            """)
    }

    private static func broken(_ problem: String, at instant: Instant) -> HTMLText {
        box(
            "bad", "✕ Broken: do not rely on this log",
            """
            <p>\(problem)</p>
            <p>Found by this server at \(Words.time(instant)). Let nobody change or restart \
            anything here, and call whoever answers for the audit.</p>

            """)
    }

    private static func unchecked(_ error: GatewayError, at instant: Instant) -> HTMLText {
        let why: HTMLText =
            error.reason.map { "Reason: \(Words.reason($0))." } ?? "The log could not be read."
        return box(
            "doubtful", "▲ Not checked",
            """
            <p>Nothing is known about the log: this server tried at \(Words.time(instant)) and \
            could not check it. \(why)</p>

            """)
    }

    private static func box(
        _ kind: HTMLText, _ heading: HTMLText, _ content: HTMLText
    ) -> HTMLText {
        """
        <section class="integrity \(kind)" aria-labelledby="integrity">
        <h2 id="integrity">\(heading)</h2>
        \(content)</section>

        """
    }
}
