// exeat consent notice.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat consent notice`: what people are told.
struct ConsentNoticeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice", abstract: "Publish, list and show what people are told.",
        subcommands: [
            ConsentNoticePublishCommand.self, ConsentNoticeListCommand.self,
            ConsentNoticeShowCommand.self,
        ])
}
