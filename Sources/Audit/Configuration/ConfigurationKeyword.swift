// The words of the host's configuration file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The words that may begin a line of the host's configuration file.
enum ConfigurationKeyword: String, CaseIterable {
    case checkpointFile = "checkpoint-file"
    case checkpointCommand = "checkpoint-command"
    case trustPolicy = "trust-policy"
    case quorum
    case spaceReserve = "space-reserve"
}
