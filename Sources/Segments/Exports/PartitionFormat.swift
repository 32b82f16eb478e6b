// How the partitions of an export are written.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// How a partition is written: its trait `is.partition.format.CSV`, then its settings, then defaults.
struct PartitionFormat {
    /// How fields stand in it.
    let settings: CSVSettings
    /// Whether its first row is a header.
    let hasHeader: Bool

    private static let csvTrait = "is.partition.format.CSV"
    private static let known: Set<String> = [
        "columnHeaders", "delimiter", "encoding", "quoteStyle", "csvStyle", "escape", "newline",
        "quote", "skipLines", "raggedRight",
    ]

    /// Reads a partition of `model.json`.
    ///
    /// - Throws: What in its format cannot be read as CSV in UTF-8.
    init(partition: CanonicalJSON) throws(PartitionProblem) {
        var values: [String: CanonicalJSON] = [:]
        if let settings = partition["fileFormatSettings"], settings != .null {
            values = try Self.values(ofSettings: settings)
        }
        for trait in try Self.traits(of: partition) {
            values.merge(try Self.values(ofTrait: trait)) { _, trait in trait }
        }
        try Self.checkConstants(values)
        hasHeader = try Self.boolean("columnHeaders", values) ?? false
        let allowsShortRows = try Self.boolean("raggedRight", values) ?? false
        let delimiter = try Self.text("delimiter", values) ?? ","
        guard delimiter.utf8.count == 1, let byte = delimiter.utf8.first,
            let settings = CSVSettings(
                delimiter: byte, quoting: try Self.quoting(values),
                allowsShortRows: allowsShortRows)
        else { throw PartitionProblem("the delimiter is not one ASCII character") }
        self.settings = settings
    }

    private static func values(
        ofSettings settings: CanonicalJSON
    ) throws(PartitionProblem) -> [String: CanonicalJSON] {
        guard case .object(var values) = settings else {
            throw PartitionProblem("`fileFormatSettings` is not an object")
        }
        if let type = values.removeValue(forKey: "$type"), type.stringValue != "CsvFormatSettings" {
            throw PartitionProblem("`fileFormatSettings` are not those of CSV")
        }
        values["annotations"] = nil
        values = values.filter { !$0.key.contains(":") }
        guard values.keys.allSatisfy(known.contains) else {
            throw PartitionProblem("`fileFormatSettings` hold a setting that is not known")
        }
        return values
    }

    /// The traits: names, or objects with a reference and arguments.
    private static func traits(
        of partition: CanonicalJSON
    ) throws(PartitionProblem) -> [CanonicalJSON] {
        guard let traits = partition["cdm:traits"], traits != .null else { return [] }
        guard let list = traits.arrayValue else {
            throw PartitionProblem("`cdm:traits` is not a list")
        }
        var found: [CanonicalJSON] = []
        for trait in list {
            guard let name = trait.stringValue ?? trait["traitReference"]?.stringValue else {
                throw PartitionProblem("a trait has no name")
            }
            if name.hasPrefix("is.partition.compressed") {
                throw PartitionProblem("the file is compressed; unpack it and drop the trait")
            }
            if name.hasPrefix("is.partition.incremental") {
                throw PartitionProblem("it holds changes, not profiles")
            }
            if name == csvTrait {
                found.append(trait)
            } else if name.hasPrefix("is.partition.format.") {
                throw PartitionProblem("a trait says that it is not CSV")
            }
        }
        return found
    }

    private static func values(
        ofTrait trait: CanonicalJSON
    ) throws(PartitionProblem) -> [String: CanonicalJSON] {
        guard let arguments = trait["arguments"], arguments != .null else { return [:] }
        guard let list = arguments.arrayValue else {
            throw PartitionProblem("the arguments of the CSV trait are not a list")
        }
        var values: [String: CanonicalJSON] = [:]
        for argument in list {
            guard let name = argument["name"]?.stringValue, let value = argument["value"],
                known.contains(name), values.updateValue(value, forKey: name) == nil
            else { throw PartitionProblem("the CSV trait has an argument that is not known") }
        }
        return values
    }

    /// Settings of which only one value can be read.
    private static func checkConstants(
        _ values: [String: CanonicalJSON]
    ) throws(PartitionProblem) {
        let allowed: [(name: String, values: Set<String>)] = [
            ("encoding", ["utf-8", "utf8"]), ("escape", ["\""]), ("quote", ["\""]),
            ("newline", ["\n", "\r\n", "\\n", "\\r\\n"]),
        ]
        for (name, allowed) in allowed {
            guard let value = try text(name, values) else { continue }
            guard allowed.contains(value.lowercased()) else {
                throw PartitionProblem("`\(name)` is not one that can be read")
            }
        }
        if let lines = values["skipLines"], lines != .null {
            guard lines.integerValue == 0 || lines.stringValue == "0" else {
                throw PartitionProblem("`skipLines` is not 0")
            }
        }
    }

    /// A quote that stands inside a field opens quotes there under `QuoteAlways`, which RFC 4180 does
    /// not know and no careful writer needs: such a file is refused when it is met.
    private static func quoting(
        _ values: [String: CanonicalJSON]
    ) throws(PartitionProblem) -> CSVSettings.Quoting {
        let style = try text("csvStyle", values) ?? "CsvStyle.QuoteAlways"
        guard ["CsvStyle.QuoteAlways", "CsvStyle.QuoteAfterDelimiter"].contains(style) else {
            throw PartitionProblem("`csvStyle` is not one that can be read")
        }
        switch try text("quoteStyle", values) ?? "QuoteStyle.Csv" {
        case "QuoteStyle.None": return .none
        case "QuoteStyle.Csv": return style == "CsvStyle.QuoteAlways" ? .strict : .afterDelimiter
        default: throw PartitionProblem("`quoteStyle` is not one that can be read")
        }
    }

    private static func text(
        _ name: String, _ values: [String: CanonicalJSON]
    ) throws(PartitionProblem) -> String? {
        guard let value = values[name], value != .null else { return nil }
        guard let text = value.stringValue else { throw PartitionProblem("`\(name)` is not text") }
        return text
    }

    /// A boolean, which some writers put in quotes.
    private static func boolean(
        _ name: String, _ values: [String: CanonicalJSON]
    ) throws(PartitionProblem) -> Bool? {
        guard let value = values[name], value != .null else { return nil }
        if case .boolean(let boolean) = value { return boolean }
        switch value.stringValue?.lowercased() {
        case "true": return true
        case "false": return false
        default: throw PartitionProblem("`\(name)` is neither true nor false")
        }
    }
}
