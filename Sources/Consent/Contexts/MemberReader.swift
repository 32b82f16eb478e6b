// One object of a purpose's file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// One object of a purpose's file, with exactly the members that it must have.
struct MemberReader {
    private static let textLimit = 512
    private static let listLimit = 64

    private let path: String
    private let members: [String: CanonicalJSON]

    /// Refuses members that are missing and members that nobody asked for.
    ///
    /// - Throws: `PurposeFileError` with the member's path.
    init(
        _ value: CanonicalJSON?, at path: String, names: [String]
    ) throws(PurposeFileError) {
        guard case .object(let members)? = value else {
            throw PurposeFileError(path, "an object is expected")
        }
        self.path = path
        self.members = members
        for name in names where members[name] == nil {
            throw PurposeFileError(place(of: name), "it is missing")
        }
        // Sorted, so that of several the same one is always named; a name is no value.
        for name in members.keys.sorted() where !names.contains(name) {
            throw PurposeFileError(place(of: name), "there is no such member")
        }
    }

    subscript(_ name: String) -> CanonicalJSON? { members[name] }

    func place(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    /// One line of text.
    func text(_ name: String, mayBeEmpty: Bool = false) throws(PurposeFileError) -> String {
        try Self.text(members[name], at: place(of: name), mayBeEmpty: mayBeEmpty)
    }

    /// A page's address, or nothing.
    func page(_ name: String) throws(PurposeFileError) -> String {
        let text = try text(name, mayBeEmpty: true)
        guard text.isEmpty || PageAddress.isValid(text) else {
            throw PurposeFileError(
                place(of: name), "an address that begins with `https://`, or nothing, is expected")
        }
        return text
    }

    /// A term of the vocabulary or a local one.
    func term(_ name: String) throws(PurposeFileError) -> String {
        try Self.term(members[name], at: place(of: name))
    }

    /// Several terms.
    func terms(_ name: String, mayBeEmpty: Bool = false) throws(PurposeFileError) -> [String] {
        var terms: [String] = []
        for (index, value) in try values(name, mayBeEmpty: mayBeEmpty).enumerated() {
            terms.append(try Self.term(value, at: "\(place(of: name))[\(index)]"))
        }
        guard Set(terms).count == terms.count else {
            throw PurposeFileError(place(of: name), "a term stands twice")
        }
        return terms
    }

    /// Several values of any kind.
    func values(_ name: String, mayBeEmpty: Bool) throws(PurposeFileError) -> [CanonicalJSON] {
        guard let values = members[name]?.arrayValue, values.count <= Self.listLimit else {
            throw PurposeFileError(
                place(of: name), "a list of at most \(Self.listLimit) is expected")
        }
        guard mayBeEmpty || !values.isEmpty else {
            throw PurposeFileError(place(of: name), "at least one is expected")
        }
        return values
    }

    /// Text by language.
    func translations(_ name: String) throws(PurposeFileError) -> [String: String] {
        guard case .object(let texts)? = members[name], !texts.isEmpty else {
            throw PurposeFileError(place(of: name), "a text for at least one language is expected")
        }
        var translations: [String: String] = [:]
        for (language, value) in texts.sorted(by: { $0.key < $1.key }) {
            guard LanguageTag.isValid(language) else {
                throw PurposeFileError(place(of: name), "a language is a tag such as `en`")
            }
            translations[language] = try Self.text(
                value, at: place(of: "\(name).\(language)"), mayBeEmpty: false)
        }
        return translations
    }

    private static func text(
        _ value: CanonicalJSON?, at place: String, mayBeEmpty: Bool
    ) throws(PurposeFileError) -> String {
        guard let text = value?.stringValue else {
            throw PurposeFileError(place, "text is expected")
        }
        guard mayBeEmpty || !text.isEmpty else { throw PurposeFileError(place, "it is empty") }
        guard text.utf8.count <= textLimit,
            !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else {
            throw PurposeFileError(
                place, "one line of at most \(textLimit) bytes is expected")
        }
        return text
    }

    private static func term(
        _ value: CanonicalJSON?, at place: String
    ) throws(PurposeFileError) -> String {
        let text = try text(value, at: place, mayBeEmpty: false)
        guard PinnedTerm.isValid(text) else {
            throw PurposeFileError(
                place, "a term is expected whose prefix is \(PinnedTerm.prefixes)")
        }
        return text
    }
}
