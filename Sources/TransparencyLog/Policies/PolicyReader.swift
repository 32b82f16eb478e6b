// A trust policy as it is read, line by line.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography

/// A trust policy as it is read, line by line; knows the names and keys of the lines before.
struct PolicyReader {
    private(set) var logs: [PolicyLog] = []
    private(set) var witnesses: [PolicyWitness] = []
    private(set) var groups: [PolicyGroup] = []
    private var quorumLine: QuorumLine?

    private var number = 0
    private var defined: Set<PolicyWord> = []
    private var grouped: Set<PolicyWord> = []
    private var keys: Set<[UInt8]> = []

    /// What the one quorum line says: nobody, or a name.
    private struct QuorumLine {
        let name: PolicyWord?
    }

    private static let none: [UInt8] = Array("none".utf8)

    /// Takes the next line, without its newline.
    mutating func take(_ line: ArraySlice<UInt8>) throws(LogFormatError) {
        number += 1
        guard line.allSatisfy({ $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7f) }) else {
            throw failure("it holds a control character")
        }
        let items = line.split { $0 == 0x20 || $0 == 0x09 }
        guard let keyword = items.first, keyword.first != 0x23 else { return }
        // Bytes without blank and control character are a word each.
        let words = items.dropFirst().compactMap { PolicyWord(bytes: $0) }
        switch String(decoding: keyword, as: UTF8.self) {
        case "log": try takeLog(words)
        case "witness": try takeWitness(words)
        case "group": try takeGroup(words)
        case "quorum": try takeQuorum(words)
        case let other: throw failure("`\(other)` is not `log`, `witness`, `group` or `quorum`")
        }
    }

    /// What the quorum line named; nil for `none`.
    func quorum() throws(LogFormatError) -> PolicyWord? {
        guard let quorumLine else {
            throw .malformed(what: "the trust policy", problem: "it has no quorum line")
        }
        return quorumLine.name
    }

    private mutating func takeLog(_ words: [PolicyWord]) throws(LogFormatError) {
        guard (1...2).contains(words.count) else { throw failure("it is not `log key [address]`") }
        let text = try keyText(words[0])
        let key: VerifierKey
        do { key = try VerifierKey(parsing: text) } catch { throw failure("\(error)") }
        try admit(key.named)
        logs.append(PolicyLog(key: key, address: words.dropFirst().first))
    }

    private mutating func takeWitness(_ words: [PolicyWord]) throws(LogFormatError) {
        guard (2...3).contains(words.count) else {
            throw failure("it is not `witness name key [address]`")
        }
        let text = try keyText(words[1])
        let key: CosignerKey
        do { key = try CosignerKey(parsing: text) } catch { throw failure("\(error)") }
        try define(words[0])
        try admit(key.named)
        witnesses.append(
            PolicyWitness(name: words[0], key: key, address: words.dropFirst(2).first))
    }

    private mutating func takeGroup(_ words: [PolicyWord]) throws(LogFormatError) {
        guard words.count >= 3 else {
            throw failure("it is not `group name number|all|any member…`")
        }
        let members = Array(words[2...])
        let threshold: Int
        switch words[1].description {
        case "all": threshold = members.count
        case "any": threshold = 1
        default:
            guard let number = NoteGrammar.number(words[1].bytes[...]),
                (1...UInt64(members.count)).contains(number)
            else {
                throw failure(
                    "`\(words[1])` is not `all`, `any` or a number from 1 to \(members.count)")
            }
            threshold = Int(number)
        }
        for member in members {
            guard defined.contains(member) else {
                throw failure("no witness or group `\(member)` stands on an earlier line")
            }
            // Otherwise one witness could count twice on the way to the quorum.
            guard grouped.insert(member).inserted else {
                throw failure("`\(member)` is a member already, here or of another group")
            }
        }
        // Defined last, so that no group is its own member.
        try define(words[0])
        groups.append(PolicyGroup(name: words[0], threshold: threshold, members: members))
    }

    private mutating func takeQuorum(_ words: [PolicyWord]) throws(LogFormatError) {
        guard words.count == 1 else { throw failure("it is not `quorum name`") }
        guard quorumLine == nil else { throw failure("it is a second quorum line") }
        if words[0].bytes == Self.none {
            quorumLine = QuorumLine(name: nil)
            return
        }
        guard defined.contains(words[0]) else {
            throw failure("no witness or group `\(words[0])` stands on an earlier line")
        }
        quorumLine = QuorumLine(name: words[0])
    }

    private func keyText(_ word: PolicyWord) throws(LogFormatError) -> String {
        guard let text = NoteGrammar.text(word.bytes) else { throw failure("its key is not UTF-8") }
        return text
    }

    private mutating func define(_ name: PolicyWord) throws(LogFormatError) {
        guard name.bytes != Self.none else { throw failure("`none` is not a name to give") }
        guard defined.insert(name).inserted else {
            throw failure("the name `\(name)` is given already")
        }
    }

    /// Refuses a key that stands in the file already, whatever it is called there.
    private mutating func admit(_ key: NamedKey) throws(LogFormatError) {
        guard keys.insert(key.key.bytes).inserted else {
            throw failure("the key of `\(key.name)` stands on an earlier line already")
        }
    }

    private func failure(_ problem: String) -> LogFormatError {
        .malformed(what: "line \(number) of the trust policy", problem: problem)
    }
}
