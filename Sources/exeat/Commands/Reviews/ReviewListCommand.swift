// exeat review list.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat review list`: the reviews, and whether what was looked at is still there.
struct ReviewListCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the reviews, and whether what each was made over is still there.",
        discussion: """
            Every root is made anew from the entries. If one is no longer what it was when a review \
            was signed, the exit code is 6.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let found = try await home.gatekeeper.answer(ListReviews(), for: home.caller)
        try output.print(found) {
            var table = TextTable(
                "REVIEW", "RECORDS", "BY", "TIME (UTC)", "VERDICT", "HOLDS", "NOTE")
            for review in found.reviews {
                table.add(
                    "\(review.review)", "\(review.from)-\(review.to - 1)", review.by ?? "-",
                    "\(review.at.wholeSecond)", review.verdict.rawValue,
                    review.holds ? "yes" : "NO", review.note.map { "\($0)" } ?? "-")
            }
            table.print()
            let count = Numbers.counted(found.reviews.count, "review", "reviews")
            Terminal.print("\(count); the log has \(found.size) entries.")
        }
        guard !found.holds || found.reviews.contains(where: { !$0.holds }) else { return .done }
        Terminal.say(
            "INVALID: the log is not what was reviewed. Stop everything and call the compliance "
                + "officer; exeat audit verify names the first bad entry.")
        return .integrityViolated
    }
}
