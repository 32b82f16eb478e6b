// Which checkpoints are trusted.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Which checkpoints are trusted: C2SP tlog-policy.
///
/// A checkpoint is trusted when a known log signed it and enough of the known witnesses cosigned
/// it. Every rule of the format is checked when a value is made: names are given once and before
/// they are used, a name is in one group at most, a key stands once in the whole policy.
public struct TrustPolicy: Hashable, Sendable {
    /// The logs, any of which may sign.
    public let logs: [PolicyLog]
    /// The witnesses.
    public let witnesses: [PolicyWitness]
    /// The groups, each after those that are its members.
    public let groups: [PolicyGroup]
    /// The witness or group that has to agree; nil asks for no witness at all.
    public let quorum: PolicyWord?

    /// Joins the parts, and reads the result as a stranger would.
    ///
    /// - Throws: `LogFormatError.malformed` when a stranger would refuse it.
    public init(
        logs: [PolicyLog], witnesses: [PolicyWitness], groups: [PolicyGroup], quorum: PolicyWord?
    ) throws(LogFormatError) {
        self.logs = logs
        self.witnesses = witnesses
        self.groups = groups
        self.quorum = quorum
        guard try TrustPolicy(parsing: bytes) == self else {
            throw Self.failure("its parts do not make the policy that they are")
        }
    }

    /// Reads a policy file.
    ///
    /// - Throws: `LogFormatError.malformed` with the line and the problem.
    public init(parsing bytes: [UInt8]) throws(LogFormatError) {
        guard let lines = NoteGrammar.lines(of: bytes[...]) else {
            throw Self.failure("it is empty or its last line has no newline")
        }
        var reader = PolicyReader()
        for line in lines { try reader.take(line) }
        logs = reader.logs
        witnesses = reader.witnesses
        groups = reader.groups
        quorum = try reader.quorum()
    }

    /// The policy as a file: logs, witnesses, groups, quorum; comments are not kept.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        func write(_ keyword: String, _ words: [[UInt8]]) {
            bytes += Array(keyword.utf8)
            for word in words { bytes += [NoteGrammar.space] + word }
            bytes.append(NoteGrammar.newline)
        }
        for log in logs {
            write("log", [Array(log.key.text.utf8)] + [log.address?.bytes].compactMap { $0 })
        }
        for witness in witnesses {
            let words = [witness.name.bytes, Array(witness.key.text.utf8), witness.address?.bytes]
            write("witness", words.compactMap { $0 })
        }
        for group in groups {
            let words = [group.name.bytes, Array("\(group.threshold)".utf8)]
            write("group", words + group.members.map(\.bytes))
        }
        write("quorum", [quorum?.bytes ?? Array("none".utf8)])
        return bytes
    }

    private static func failure(_ problem: String) -> LogFormatError {
        .malformed(what: "the trust policy", problem: problem)
    }
}
