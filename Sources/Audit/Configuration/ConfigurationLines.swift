// The lines of the host's configuration file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The lines of the host's configuration file, each keyword at most once.
struct ConfigurationLines {
    private struct Setting {
        let line: Int
        let value: String
    }

    private static let byteLimit = 1 << 16
    private var settings: [ConfigurationKeyword: Setting] = [:]

    init(parsing bytes: [UInt8]) throws(ConfigurationError) {
        guard bytes.count <= Self.byteLimit else {
            throw .file("it is larger than \(Self.byteLimit) bytes")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .file("it is not UTF-8")
        }
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for (offset, line) in lines.enumerated() { try take(line, number: offset + 1) }
    }

    private mutating func take(
        _ line: Substring.UnicodeScalarView, number: Int
    ) throws(ConfigurationError) {
        guard line.allSatisfy({ $0 == "\t" || ($0.value >= 0x20 && $0.value != 0x7F) }) else {
            throw .line(number, "it holds a control character")
        }
        let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
        let words = line.drop(while: isBlank)
        guard let first = words.first, first != "#" else { return }
        let word = words.prefix { !isBlank($0) }
        guard let keyword = ConfigurationKeyword(rawValue: String(word)) else {
            throw .line(number, "`\(String(word.prefix(40)))` is no keyword")
        }
        guard settings[keyword] == nil else {
            throw .line(number, "`\(keyword.rawValue)` stands here for the second time")
        }
        var value = words[word.endIndex...].drop(while: isBlank)
        while let last = value.last, isBlank(last) { value.removeLast() }
        guard !value.isEmpty else {
            throw .line(number, "`\(keyword.rawValue)` has no value")
        }
        settings[keyword] = Setting(line: number, value: String(value))
    }

    /// An absolute path of a file; nil where the keyword is missing.
    func path(_ keyword: ConfigurationKeyword) throws(ConfigurationError) -> String? {
        guard let setting = settings[keyword] else { return nil }
        let value = setting.value
        guard value.utf8.first == UInt8(ascii: "/"), value.utf8.last != UInt8(ascii: "/") else {
            throw .line(setting.line, "`\(value)` is not the absolute path of a file")
        }
        return value
    }

    /// A number of bytes; nil where the keyword is missing.
    func byteCount(
        _ keyword: ConfigurationKeyword, atLeast smallest: UInt64
    ) throws(ConfigurationError) -> UInt64? {
        guard let setting = settings[keyword] else { return nil }
        let value = setting.value
        guard value.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            value.utf8.first != UInt8(ascii: "0"), let count = UInt64(value), count < 1 << 63
        else { throw .line(setting.line, "`\(value)` is not a plain number of bytes") }
        guard count >= smallest else {
            throw .line(setting.line, "a reserve has at least \(smallest) bytes")
        }
        return count
    }

    /// What the quorum is for: reported, unless the file asks for more.
    func quorum() throws(ConfigurationError) -> AuditConfiguration.Quorum {
        guard let setting = settings[.quorum] else { return .reported }
        guard let quorum = AuditConfiguration.Quorum(rawValue: setting.value) else {
            throw .line(setting.line, "a quorum is `required` or `reported`")
        }
        guard settings[.trustPolicy] != nil else {
            throw .line(setting.line, "a quorum needs a `trust-policy` that says whose")
        }
        return quorum
    }
}
