// exeat consent list.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat consent list`: how many people stand how, and who, by pseudonym.
struct ConsentListCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Count how people stand towards each purpose; list them by pseudonym.",
        discussion: """
            EXAMPLES
              exeat consent list
              exeat consent list --state ConsentWithdrawn --limit 20
              exeat consent list --quarantined

            A person counts once for each purpose and channel. What is for one recipient alone is \
            left out: `exeat consent show` has it.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "List the people in this state, such as ConsentWithdrawn.")
    var state: String?

    @Flag(help: "List what is kept apart because it is dated ahead of the clock.")
    var quarantined = false

    @Option(help: "At most so many are listed.")
    var limit = 100

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let listed = try await home.gatekeeper.answer(
            ListConsents(state: state, quarantined: quarantined, limit: limit), for: home.caller)
        try output.print(listed) {
            if quarantined {
                printApart(listed)
            } else if state != nil {
                printPeople(listed)
            } else {
                printCounts(listed)
            }
        }
        return .done
    }

    private func printCounts(_ listed: ListConsents.Output) {
        var table = TextTable("PURPOSE", "CHANNEL", "STATE", "NOTICE", "PEOPLE", numbers: [4])
        for count in listed.counts {
            table.add(
                count.purpose?.text ?? "every", count.channel?.rawValue ?? "every", count.state,
                count.notice.map { "\($0)@\(count.noticeVersion ?? 0)" } ?? "-",
                Numbers.grouped(count.people))
        }
        table.print()
        if listed.keptApart > 0 {
            Terminal.print(
                "\(Numbers.counted(listed.keptApart, "event is", "events are")) kept apart: "
                    + "exeat consent list --quarantined")
        }
    }

    private func printPeople(_ listed: ListConsents.Output) {
        var table = TextTable(
            "PERSON", "PURPOSE", "CHANNEL", "EVENT", "BATCH", "SOURCE", "ROW", numbers: [3])
        for person in listed.people {
            table.add(
                person.subject, person.purpose?.text ?? "every",
                person.channel?.rawValue ?? "every", "\(person.event)",
                person.batch.map { "\($0)" } ?? "-", person.source ?? "-", person.sourceRow ?? "-")
        }
        table.print()
        let found = listed.found ?? 0
        if found > listed.people.count {
            Terminal.print("… and \(Numbers.grouped(found - listed.people.count)) more")
        }
    }

    private func printApart(_ listed: ListConsents.Output) {
        var table = TextTable("PERSON", "STATE", "PURPOSE", "STATED", "BATCH", "ROW")
        for apart in listed.quarantined {
            table.add(
                apart.subject, apart.state, apart.purpose?.text ?? "every",
                "\(apart.expressedAt.wholeSecond)", "\(apart.batch)", apart.row)
        }
        table.print()
        if listed.keptApart > listed.quarantined.count {
            let more = listed.keptApart - listed.quarantined.count
            Terminal.print("… and \(Numbers.grouped(more)) more")
        }
    }
}
