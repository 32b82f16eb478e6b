// Reads the strict subset of YAML.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Yams

/// Reads the strict subset of YAML that policies are written in; JSON is part of it.
///
/// Every scalar is a string unless it is a JSON number, `true`, `false` or `null`. Anchors, aliases,
/// tags, directives, merge keys, duplicate keys, keys that are no text, control characters, empty
/// values and plain words that other readers take for truth values, such as `no`, are refused, each
/// with its place.
struct StrictReader {
    /// A policy is a page or a few; anything longer is no policy.
    static let largestSource = 1 << 20

    private var problems: [PolicyProblem] = []

    /// The document, or at least one problem.
    static func read(_ source: [UInt8]) -> Result<StrictNode, StrictReadingProblems> {
        guard source.count <= largestSource else {
            return failure([Place.start.problem("longer than \(largestSource) bytes")])
        }
        guard let text = String(validating: source, as: UTF8.self) else {
            return failure([Place.start.problem("not UTF-8")])
        }
        let forbidden = ForbiddenMarks(in: source).problems
        guard forbidden.isEmpty else { return failure(forbidden) }
        var reader = StrictReader()
        let node = reader.document(text)
        guard let node, reader.problems.isEmpty else { return failure(reader.problems) }
        return .success(node)
    }

    private static func failure(
        _ problems: [PolicyProblem]
    ) -> Result<StrictNode, StrictReadingProblems> {
        .failure(StrictReadingProblems(problems: problems))
    }

    private mutating func document(_ text: String) -> StrictNode? {
        do {
            // The parser keeps the anchors alive, so it must outlive the walk.
            let parser = try Parser(
                yaml: text, resolver: .basic, constructor: .default, encoding: .utf8)
            return try withExtendedLifetime(parser) {
                guard let root = try parser.singleRoot() else {
                    problems.append(Place.start.problem("the file is empty"))
                    return nil
                }
                return node(root, depth: 0)
            }
        } catch {
            problems.append(ParserComplaint.problem(for: error))
            return nil
        }
    }

    private mutating func node(_ node: Node, depth: Int) -> StrictNode {
        let place = Self.place(of: node)
        guard depth <= ForbiddenMarks.deepest else {
            problems.append(place.problem("nested too deeply"))
            return StrictNode(place: place, content: .null)
        }
        // Not walked into: an alias would show the same tree again and again.
        guard node.anchor == nil else {
            problems.append(place.problem("anchors and aliases are not allowed"))
            return StrictNode(place: place, content: .null)
        }
        switch node {
        case .scalar(let scalar):
            refuseTag(scalar.tag, at: place)
            return StrictNode(place: place, content: content(of: scalar, at: place))
        case .sequence(let sequence):
            refuseTag(sequence.tag, at: place)
            return StrictNode(
                place: place, content: .list(sequence.map { self.node($0, depth: depth + 1) }))
        case .mapping(let mapping):
            refuseTag(mapping.tag, at: place)
            let members = mapping.compactMap { member($0.key, $0.value, depth: depth) }
            return StrictNode(place: place, content: .map(members))
        case .alias:
            problems.append(place.problem("aliases are not allowed"))
            return StrictNode(place: place, content: .null)
        }
    }

    private mutating func member(
        _ key: Node, _ value: Node, depth: Int
    ) -> StrictNode.Member? {
        let place = Self.place(of: key)
        guard case .scalar(let name) = key, key.anchor == nil else {
            problems.append(place.problem("a key is text"))
            return nil
        }
        refuseTag(name.tag, at: place)
        guard name.string != "<<" else {
            problems.append(place.problem("merge keys are not allowed"))
            return nil
        }
        guard case .string(let text) = content(of: name, at: place) else {
            problems.append(place.problem("a key is text: put `\(name.string)` in quotes"))
            return nil
        }
        return StrictNode.Member(name: text, place: place, value: node(value, depth: depth + 1))
    }

    private mutating func refuseTag(_ tag: Tag, at place: Place) {
        // The parser fills in what it takes a key to be; whatever else a tag says, somebody wrote.
        let filledIn = ["", "tag:yaml.org,2002:str"]
        guard !filledIn.contains(tag.description) else { return }
        problems.append(place.problem("tags are not allowed"))
    }

    private mutating func content(
        of scalar: Node.Scalar, at place: Place
    ) -> StrictNode.Content {
        let text = scalar.string
        if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            problems.append(place.problem("text holds a line break or another control character"))
        }
        guard scalar.style == .plain else { return .string(text) }
        switch text {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "null": return .null
        case "":
            problems.append(place.problem("a value is missing: write null or \"\" if it is meant"))
            return .null
        default:
            if let problem = ForeignWords.problem(of: text, at: place) { problems.append(problem) }
            return JSONNumber.content(of: text) ?? .string(text)
        }
    }

    private static func place(of node: Node) -> Place {
        node.mark.map { Place(line: $0.line, column: $0.column) } ?? .start
    }
}
