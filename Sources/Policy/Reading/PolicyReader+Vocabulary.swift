// Reads the vocabulary, local terms and prohibited categories.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension PolicyReader {
    /// Pins each prefix to its release and learns the local terms.
    mutating func vocabulary(_ node: StrictNode?, terms: StrictNode?) {
        for member in nodes.members(node, "vocabulary", most: 16) {
            let isLocal = Vocabulary.isLocalPrefix(member.name)
            guard isLocal || Vocabulary.prefixes.contains(member.name) else {
                nodes.report(
                    member.place, "there is no vocabulary `\(member.name)`",
                    suggestion: NearestName.of(member.name, among: Vocabulary.prefixes))
                continue
            }
            let release = isLocal ? Vocabulary.localRelease : Vocabulary.release
            _ = nodes.choice(member.value, member.name, among: [(release, true)])
            pinnedPrefixes.insert(member.name)
        }
        guard let terms else { return }
        for member in nodes.members(terms, "terms", most: 256) {
            let prefix = String(member.name.prefix { $0 != ":" })
            guard Vocabulary.isLocalPrefix(prefix), pinnedPrefixes.contains(prefix),
                Vocabulary.isLocalWord(member.name.dropFirst(prefix.count + 1))
            else {
                nodes.report(
                    member.place,
                    "a local term is a pinned prefix such as `x-id:` and letters, digits, `-`, `_`"
                        + " and `.`")
                continue
            }
            let keys = ["broader", "title"]
            guard
                let map = nodes.map(member.value, member.name, keys: keys, required: keys)
            else { continue }
            _ = nodes.text(map["title"], "title")
            // Only shared terms, so that every local one is one step away from what others know.
            if let broader = term(map["broader"], "broader", among: Vocabulary.all) {
                localTerms[member.name] = broader
            }
        }
    }

    /// A term that can stand here: of the vocabulary, or a local one whose broader term can.
    mutating func term(
        _ node: StrictNode?, _ name: String, of kind: Vocabulary.Kind
    ) -> String? {
        let shared = Vocabulary.terms(of: kind)
        let local = localTerms.filter { shared.contains($0.value) }.keys.sorted()
        return term(node, name, among: shared + local)
    }

    private mutating func term(
        _ node: StrictNode?, _ name: String, among terms: [String]
    ) -> String? {
        guard let node, let term = nodes.text(node, name) else { return nil }
        guard terms.contains(term) else {
            nodes.report(
                node.place, "`\(name)` cannot be the term `\(term)`",
                suggestion: NearestName.of(term, among: terms))
            return nil
        }
        let prefix = String(term.prefix { $0 != ":" })
        guard pinnedPrefixes.contains(prefix) else {
            nodes.report(node.place, "`vocabulary` does not pin the prefix `\(prefix)`")
            return nil
        }
        return term
    }

    /// A list of terms that can stand here.
    mutating func terms(
        _ node: StrictNode?, _ name: String, of kind: Vocabulary.Kind
    ) -> [String] {
        let items = nodes.list(node, name, most: PolicyReader.most)
        nodes.refuseRepeated(items, name)
        return items.compactMap { term($0, name, of: kind) }
    }

    /// Categories that no field may have.
    mutating func prohibited(_ node: StrictNode?) -> Set<String> {
        Set(terms(node, "prohibit", of: .category))
    }

    /// A term and what it is a kind of.
    func lineage(of term: String) -> [String] {
        localTerms[term].map { [term, $0] } ?? [term]
    }
}
