// exeat review sign.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Gateway

/// `exeat review sign`: an officer's statement on a range of the log.
struct ReviewSignCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "State that you looked at a range of the log, and what came of it.",
        discussion: """
            EXAMPLES
              exeat review sign --from 0 --to 128
              echo "two keys are overdue, ticket 17" | exeat review sign --from 128 --to 300 \
            --verdict findings --note -

            The statement names the newest checkpoint, and `exeat review list` tells whether the \
            range is still what you looked at.

            A note stands in the log for ever and cannot be taken out again: write no personal data \
            into it, neither of customers nor of colleagues.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "The first record that was looked at.")
    var from: UInt64

    @Option(help: "The first record after it that was not: the end of the range.")
    var to: UInt64

    @Option(help: "What it came to: accepted or findings.")
    var verdict: ReviewVerdict = .accepted

    @Option(
        help: ArgumentHelp(
            "`-` reads a note of one line from standard input; it stands in the log for ever, so no "
                + "personal data.", valueName: "-"))
    var note: String?

    func validate() throws {
        guard from < to else { throw ValidationError("`--to` is beyond `--from`") }
        // What stands there is not repeated: it may be what should not be in any argument.
        guard note == nil || note == "-" else {
            throw ValidationError("`--note` takes only `-`: a note comes from standard input")
        }
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let signed = try await home.gatekeeper.perform(
            SignReview(from: from, to: to, verdict: verdict, note: try text()), for: home.caller)
        try output.print(signed) {
            Terminal.print(
                "Review \(signed.review): records \(signed.from) to \(signed.to - 1), "
                    + "\(signed.verdict.rawValue).")
            Terminal.print("  Head     \(signed.size) entries, \(signed.root)")
        }
        return .done
    }

    private func text() throws -> ReviewNote? {
        guard note != nil else { return nil }
        guard let text = ReviewNote(try StandardInput.line("note")) else {
            throw CommandFailure.input(
                "that is not \(ReviewNote.expectation); nothing was signed")
        }
        return text
    }
}
