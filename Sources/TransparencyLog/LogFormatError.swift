// Why bytes are not what the log's formats ask for.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Cryptography

/// Why bytes are not what the log's formats ask for, or do not prove what they should.
public enum LogFormatError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Bytes that the format does not allow: which thing, and what is wrong with it.
    case malformed(what: String, problem: String)
    /// No signature line is by a key that was asked for.
    case unsigned
    /// A line that names a known key does not verify.
    case forged(name: String)
    /// A proof does not lead to the root.
    case unproven(what: String, problem: String)
    /// The signature could not be made.
    case notSigned(CryptographyError)

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .malformed(let what, let problem): "\(what) is malformed: \(problem)"
        case .unsigned: "the note is not signed by any key asked for: check the verifier key"
        case .forged(let name):
            "the signature line of `\(name)` does not verify: the text or the line was changed"
        case .unproven(let what, let problem): "\(what) is not proven: \(problem)"
        case .notSigned(let cause): "the note was not signed: \(cause)"
        }
    }
}
