// What is said of a consent file as a whole.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What is said of a consent file as a whole: which file it is, where it comes from, and how the
/// consents in it were obtained.
///
/// `docs/consent-import.md` lists the members; a missing or unknown one is refused with its path.
public struct ConsentManifest: Hashable, Sendable {
    /// What people were told where a row names no notice.
    public struct ToldNotice: Hashable, Sendable {
        /// The notice's own name.
        public let notice: Name<Notice>
        /// Its version.
        public let version: Int
        /// The language that was read; nil where the notice has only one.
        public let language: String?
    }

    /// What the member `exeat` says.
    public static let format = "consent-import/1"
    /// Bytes of the longest statement.
    public static let longestStatement = 512
    /// Stands for the source of a file that came without a manifest; no manifest may name it.
    public static let unnamedSource = "file"

    /// The system that the rows come from; a row's identifier is unique in it.
    public let source: String
    /// SHA-256 of the file.
    public let digest: Digest<SourceFile>
    /// How many rows it holds.
    public let rows: Int
    /// How the consents were obtained, in the administrator's words.
    public let statement: String
    /// For a purpose, what people were told where a row names no notice.
    public let notices: [Name<Purpose>: ToldNotice]

    /// Reads it strictly.
    ///
    /// - Throws: `ConsentFileError.manifest` with the path of the first member that is wrong; what
    ///   stands there is not quoted.
    public init(parsing text: [UInt8]) throws(ConsentFileError) {
        let document: CanonicalJSON
        do { document = try CanonicalJSON(parsing: text) } catch {
            throw .manifest(member: "", problem: "\(error)")
        }
        try Self.check(
            document, at: "", required: ["exeat", "source", "sha256", "rows", "statement"],
            optional: ["contexts"])
        guard document["exeat"]?.stringValue == Self.format else {
            throw Self.problem("exeat", "`\(Self.format)` is expected")
        }
        guard let source = document["source"]?.stringValue, Self.isName(source),
            source != Self.unnamedSource
        else {
            throw Self.problem(
                "source",
                "a name is expected, and not `\(Self.unnamedSource)`: small letters, "
                    + "digits, `.`, `_` and `-`")
        }
        guard let digest = document["sha256"]?.stringValue.flatMap(Digest<SourceFile>.init) else {
            throw Self.problem("sha256", "64 small hexadecimal digits are expected")
        }
        guard let rows = document["rows"]?.integerValue, rows > 0 else {
            throw Self.problem("rows", "a whole number from 1 is expected")
        }
        guard let statement = document["statement"]?.stringValue, !statement.isEmpty,
            statement.utf8.count <= Self.longestStatement,
            !statement.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else {
            throw Self.problem(
                "statement",
                "one line of 1 to \(Self.longestStatement) bytes is expected that says how the "
                    + "consents were obtained")
        }
        self.source = source
        self.digest = digest
        self.rows = Int(rows)
        self.statement = statement
        notices = try Self.notices(document["contexts"])
    }

    private static func notices(
        _ value: CanonicalJSON?
    ) throws(ConsentFileError) -> [Name<Purpose>: ToldNotice] {
        guard let value else { return [:] }
        guard case .object(let table) = value else {
            throw problem("contexts", "a table of purposes is expected")
        }
        var notices: [Name<Purpose>: ToldNotice] = [:]
        // Sorted, so that of several mistakes the same one is always named.
        for (place, member) in table.sorted(by: { $0.key < $1.key }).enumerated() {
            guard let purpose = try? Name<Purpose>(member.key) else {
                throw problem("contexts[\(place)]", "a purpose's name is expected")
            }
            let path = "contexts.\(purpose)"
            try check(
                member.value, at: path, required: ["notice", "version"], optional: ["language"])
            guard let text = member.value["notice"]?.stringValue,
                let notice = try? Name<Notice>(text)
            else { throw problem("\(path).notice", "a notice's name is expected") }
            guard let version = member.value["version"]?.integerValue,
                (0...999_999_999).contains(version)
            else { throw problem("\(path).version", "a whole number of up to 9 digits") }
            let language = member.value["language"]?.stringValue
            if member.value["language"] != nil {
                guard let language, LanguageTag.isValid(language) else {
                    throw problem("\(path).language", "a tag such as `en` is expected")
                }
            }
            notices[purpose] = ToldNotice(
                notice: notice, version: Int(version), language: language)
        }
        return notices
    }

    private static func check(
        _ value: CanonicalJSON, at path: String, required: [String], optional: [String]
    ) throws(ConsentFileError) {
        guard case .object(let members) = value else {
            throw problem(path, "an object is expected")
        }
        let prefix = path.isEmpty ? "" : path + "."
        for name in required where members[name] == nil {
            throw problem(prefix + name, "it is missing")
        }
        // Sorted, so that of several the same one is always named; a name is no value.
        for name in members.keys.sorted() where !(required + optional).contains(name) {
            throw problem(prefix + name, "there is no such member")
        }
    }

    private static func isName(_ text: String) -> Bool {
        (try? Name<ConsentBatchNoun>(text)) != nil
    }

    private static func problem(_ member: String, _ problem: String) -> ConsentFileError {
        .manifest(member: member, problem: problem)
    }
}
