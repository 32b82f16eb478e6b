// exeat subject.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat subject`: one person in everything that ever left.
struct SubjectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subject",
        abstract: "Report where one person's data went, and erase their records.",
        subcommands: [SubjectReportCommand.self, SubjectEraseCommand.self])
}
