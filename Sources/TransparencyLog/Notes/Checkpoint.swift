// What a log says about itself at one size.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What a log says about itself at one size: C2SP tlog-checkpoint, without extension lines.
public struct Checkpoint: Hashable, Sendable {
    /// The log's name.
    public let origin: String
    /// Number of entries.
    public let size: UInt64
    /// Root of the tree over all of them.
    public let root: Digest<Node>

    /// Joins the parts.
    ///
    /// - Precondition: `origin` is one line and not empty, as every verifier key's name is.
    public init(origin: String, size: UInt64, root: Digest<Node>) {
        precondition(
            !origin.isEmpty && origin.utf8.allSatisfy { $0 >= 0x20 }, "an origin is one line")
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the text of a note.
    ///
    /// - Throws: `LogFormatError.malformed` with the problem.
    public init(parsing text: String) throws(LogFormatError) {
        try self.init(parsing: Array(text.utf8))
    }

    /// Reads the text of a note.
    ///
    /// - Throws: `LogFormatError.malformed` with the problem.
    public init(parsing text: [UInt8]) throws(LogFormatError) {
        guard let lines = NoteGrammar.lines(of: text[...]), lines.count == 3 else {
            throw Self.failure("it does not have the three lines origin, size and root")
        }
        guard let origin = NoteGrammar.text(lines[0]), !origin.isEmpty else {
            throw Self.failure("its origin is empty or not UTF-8")
        }
        guard let size = NoteGrammar.number(lines[1]) else {
            throw Self.failure("its size is not a plain number below 2^63")
        }
        guard let bytes = Base64.bytes(of: lines[2]), let root = Digest<Node>(bytes: bytes) else {
            throw Self.failure("its root is not 32 bytes in base 64")
        }
        self.init(origin: origin, size: size, root: root)
    }

    /// The text of its note, to be signed.
    public var text: String { "\(origin)\n\(size)\n\(Base64.text(of: root.bytes))\n" }

    private static func failure(_ problem: String) -> LogFormatError {
        .malformed(what: "the checkpoint", problem: problem)
    }
}
