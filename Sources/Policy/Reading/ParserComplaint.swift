// What the YAML parser complains about, as a problem of ours.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Yams

/// What the YAML parser complains about, as a problem of ours.
enum ParserComplaint {
    static func problem(for error: any Error) -> PolicyProblem {
        guard let error = error as? YamlError else {
            return Place.start.problem("not YAML")
        }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return PolicyProblem(
                line: mark.line, column: mark.column, message: "not YAML: \(problem)")
        case .reader(let problem, _, _, _):
            return Place.start.problem("not YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "`\($0)`" }.joined(separator: ", ")
            return PolicyProblem(
                line: context.mark.line, column: context.mark.column,
                message: "\(names) stands more than once in one map")
        default:
            return Place.start.problem("not YAML")
        }
    }
}
