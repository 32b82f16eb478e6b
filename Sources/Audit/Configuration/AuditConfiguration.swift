// What the host says about its audit log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
public import Domain

/// What the host says about its audit log: where checkpoints go, who witnesses them, what must be
/// left on the disk.
///
/// It comes from a file alone and from no request. A value that exists was read to its last line;
/// a file that holds anything unknown gives none.
public struct AuditConfiguration: Hashable, Sendable {
    /// What a quorum of witnesses is for.
    public enum Quorum: String, Hashable, Sendable, CaseIterable {
        /// It is asked for and recorded; transfers do not wait for it.
        case reported
        /// No batch leaves before the checkpoint that covers its decision has it.
        case required
    }

    /// The file that receives the newest checkpoint; an absolute path.
    public let checkpointFile: String?
    /// The program that receives the newest checkpoint on its standard input; an absolute path.
    public let checkpointCommand: String?
    /// The policy file with witnesses, their keys and addresses; an absolute path.
    public let trustPolicy: String?
    /// What the quorum of that policy is for.
    public let quorum: Quorum
    /// Bytes that must be free on the home's volume before anything is appended.
    public let spaceReserve: UInt64?
    /// SHA-256 of the file; nil when there is none.
    public let digest: Digest<ConfigurationText>?

    /// Without a file: checkpoints go nowhere, nobody is asked, the built-in reserve counts.
    public static let none = AuditConfiguration()

    /// The smallest reserve that can be asked for: what the records of a failure need.
    public static let smallestReserve: UInt64 = 1 << 20

    private init() {
        checkpointFile = nil
        checkpointCommand = nil
        trustPolicy = nil
        quorum = .reported
        spaceReserve = nil
        digest = nil
    }

    /// Reads the file: lines `keyword value`; blank ones and those that begin with `#` say nothing.
    ///
    /// - Throws: `ConfigurationError` with the line, for a keyword that is unknown or stands twice,
    ///   a path that is not absolute or a number that is none; and for a quorum without the
    ///   policy that says whose.
    public init(parsing bytes: [UInt8]) throws(ConfigurationError) {
        let settings = try ConfigurationLines(parsing: bytes)
        checkpointFile = try settings.path(.checkpointFile)
        checkpointCommand = try settings.path(.checkpointCommand)
        trustPolicy = try settings.path(.trustPolicy)
        quorum = try settings.quorum()
        spaceReserve = try settings.byteCount(.spaceReserve, atLeast: Self.smallestReserve)
        digest = SHA256.digest(of: bytes)
    }

    /// What stands in the file, by keyword, as an entry says it; nothing that is left out.
    public var settings: [String: String] {
        var settings: [String: String] = [:]
        settings[ConfigurationKeyword.checkpointFile.rawValue] = checkpointFile
        settings[ConfigurationKeyword.checkpointCommand.rawValue] = checkpointCommand
        settings[ConfigurationKeyword.trustPolicy.rawValue] = trustPolicy
        settings[ConfigurationKeyword.spaceReserve.rawValue] = spaceReserve.map { "\($0)" }
        if trustPolicy != nil { settings[ConfigurationKeyword.quorum.rawValue] = quorum.rawValue }
        return settings
    }
}
