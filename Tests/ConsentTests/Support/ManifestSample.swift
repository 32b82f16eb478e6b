// The text of a manifest.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The text of a manifest, member by member.
enum ManifestSample {
    static let newsletter =
        #"{"newsletter": {"notice": "newsletter", "version": 5, "language": "id"}}"#
    static let digest = String(repeating: "0123456789abcdef", count: 4)

    /// A manifest; a member that is nil is left out.
    static func text(
        exeat: String? = #""consent-import/1""#, source: String? = #""crm""#,
        sha256: String? = "\"\(digest)\"", rows: String? = "12",
        statement: String? = #""Asked on the web form since 2024.""#, contexts: String? = nil,
        beside: String? = nil
    ) -> String {
        let members = [
            ("exeat", exeat), ("source", source), ("sha256", sha256), ("rows", rows),
            ("statement", statement), ("contexts", contexts), ("note", beside),
        ]
        let written = members.compactMap { name, value in
            value.map { "  \"\(name)\": \($0)" }
        }
        return "{\n" + written.joined(separator: ",\n") + "\n}\n"
    }
}
