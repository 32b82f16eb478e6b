// A policy file that was read, or why it was refused.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Gateway
import Policy

/// A policy file that was read, or why it was refused, so that one bad file does not hide others.
enum PolicyReading {
    case read(PolicyDocument)
    /// At least one sentence, with line and column where there is a place.
    case refused([String])

    /// Reads a file; why it is refused is told on standard error besides.
    init(_ file: String) {
        do {
            self = .read(try Self.document(file))
        } catch {
            let report = ErrorReport(error)
            Terminal.say(report.lines)
            self = .refused(Self.problems(of: error) ?? [report.why])
        }
    }

    /// Reads a file that nothing can be done without.
    ///
    /// - Throws: `CommandFailure.input` or `GatewayError.input`, with every problem and its place.
    static func document(_ file: String) throws -> PolicyDocument {
        let source = try PolicyFile.read(file)
        do { return try PolicyDocument(parsing: source, file: file) } catch {
            throw GatewayError.input(error.reason, "the policy is refused:\n\(error)")
        }
    }

    private static func problems(of error: any Error) -> [String]? {
        guard case GatewayError.input(_, let words) = error else { return nil }
        return Array(words.split(separator: "\n").dropFirst().map(String.init))
    }
}
