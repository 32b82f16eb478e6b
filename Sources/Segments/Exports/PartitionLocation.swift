// Where a partition lies below the export folder.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Where a partition lies below the export folder, as told by its location in `model.json`.
///
/// A relative location is taken as it is. An absolute one names the place from which the folder
/// was copied, so what counts is its part below the folder: what follows
/// `CustomerInsights_<instance>/<export>`, the layout of the export, or else what follows the
/// folder's own name. Whatever could point elsewhere is refused.
struct PartitionLocation {
    /// The names from the folder down to the file.
    let components: [String]
    /// The host that the location names, in small letters; nil if it names none.
    let host: String?

    /// Endings of the hosts that exports are written to.
    private static let storageHosts = ["windows.net", "chinacloudapi.cn", "usgovcloudapi.net"]
        .flatMap { [".blob.core.\($0)", ".dfs.core.\($0)"] }

    /// Reads a location; `folder` is the export folder's own name.
    ///
    /// - Throws: Why the location may not be followed.
    init(_ location: String, folder: String) throws(PartitionProblem) {
        let isClean = location.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        guard isClean else { throw PartitionProblem("it holds control characters") }
        if let mark = location.firstRange(of: "://") {
            guard location[..<mark.lowerBound].lowercased() == "https" else {
                throw PartitionProblem("its scheme is not https")
            }
            let (host, parts) = try Self.address(location[mark.upperBound...])
            self.host = host
            components = try Self.below(folder, parts)
        } else {
            host = nil
            components = try Self.path(location, folder: folder)
        }
        guard let last = components.last, !components.contains("") else {
            throw PartitionProblem("a name in it is empty")
        }
        guard !components.contains(where: { $0 == "." || $0 == ".." }) else {
            throw PartitionProblem("it holds `.` or `..`")
        }
        for ending in [".gz", ".gzip", ".snappy", ".zip", ".lzo", ".zst", ".bz2"]
        where last.lowercased().hasSuffix(ending) {
            throw PartitionProblem("the file is compressed; unpack it and name the unpacked file")
        }
    }

    /// Host and path of a URI from which the scheme was taken.
    private static func address(
        _ rest: Substring
    ) throws(PartitionProblem) -> (host: String, parts: [String]) {
        guard !rest.contains("#"), !rest.contains("\\"), !rest.contains("@") else {
            throw PartitionProblem("not a plain address of a file")
        }
        guard !rest.contains("?") else {
            throw PartitionProblem("it names a snapshot, but the folder holds one state only")
        }
        var parts = rest.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        var host = parts.removeFirst().lowercased()
        if host.hasSuffix(":443") { host.removeLast(4) }
        guard storageHosts.contains(where: { host.hasSuffix($0) }) else {
            throw PartitionProblem("its host is not one that exports are written to")
        }
        return (host, try parts.map { (part) throws(PartitionProblem) in try decoded(part) })
    }

    /// A path of this system or of Windows.
    private static func path(
        _ location: String, folder: String
    ) throws(PartitionProblem) -> [String] {
        var parts = location.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
            .map(String.init)
        guard parts.count < 2 || parts[0] != "" || parts[1] != "" else {
            throw PartitionProblem("it is on another host")
        }
        let drive = Array(parts[0].utf8)
        let hasDrive = drive.count == 2 && drive[1] == 0x3A
        guard hasDrive || !parts[0].contains(":") else {
            throw PartitionProblem("its scheme is not https")
        }
        guard hasDrive || parts.count > 1 && parts[0].isEmpty else { return parts }
        parts.removeFirst()
        return try below(folder, parts)
    }

    /// What follows the folder in an absolute path.
    private static func below(
        _ folder: String, _ parts: [String]
    ) throws(PartitionProblem) -> [String] {
        if let instance = parts.firstIndex(where: { $0.hasPrefix("CustomerInsights_") }) {
            guard instance + 2 < parts.count else {
                throw PartitionProblem("nothing follows the name of the export")
            }
            return Array(parts[(instance + 2)...])
        }
        let places = parts.indices.dropLast().filter { parts[$0] == folder }
        guard places.count == 1 else {
            throw PartitionProblem(
                "it is not below the export folder: its path must hold the folder's name, "
                    + "`\(folder)`, once")
        }
        return Array(parts[(places[0] + 1)...])
    }

    /// Undoes percent-encoding, which must not bring in a separator or a control character.
    private static func decoded(_ part: String) throws(PartitionProblem) -> String {
        guard part.contains("%") else { return part }
        var bytes: [UInt8] = []
        var rest = Array(part.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == 0x25 else {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2,
                digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            else { throw PartitionProblem("a percent sign without two digits") }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        let isClean = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0x2F && $0 != 0x5C }
        guard isClean, let text = String(validating: bytes, as: UTF8.self) else {
            throw PartitionProblem("a percent sign hides a separator or what is not text")
        }
        return text
    }
}
