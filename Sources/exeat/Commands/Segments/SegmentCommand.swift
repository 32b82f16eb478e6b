// exeat segment.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat segment`: sets of profiles.
struct SegmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment", abstract: "Name and list sets of profiles.",
        subcommands: [SegmentAddCommand.self, SegmentListCommand.self])
}
