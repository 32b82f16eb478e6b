// A purpose as a file defines it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
public import Domain

extension PurposeDefinition {
    /// What a file's member `exeat` says.
    public static let format = "consent-purpose/1"

    /// The largest version.
    private static let versions: ClosedRange<Int64> = 1...999_999_999

    /// Reads a file strictly: JSON with every member that `docs/consent.md` lists, and no other.
    ///
    /// - Throws: `PurposeFileError` with the path of the first member that is wrong.
    public init(parsing bytes: [UInt8]) throws(PurposeFileError) {
        let document: CanonicalJSON
        do { document = try CanonicalJSON(parsing: bytes) } catch {
            throw PurposeFileError("", "\(error)")
        }
        let file = try MemberReader(
            document, at: "",
            names: [
                "exeat", "name", "version", "title", "term", "lawful_basis", "categories",
                "controller", "recipients", "storage", "retention", "jurisdiction", "withdrawal",
                "rights",
            ])
        guard file["exeat"]?.stringValue == Self.format else {
            throw PurposeFileError("exeat", "`\(Self.format)` is expected")
        }
        let name: Name<Purpose>
        do { name = try Name(try file.text("name")) } catch let error as PurposeFileError {
            throw error
        } catch {
            throw PurposeFileError(
                "name", "small letters, digits, `.`, `_` and `-` are expected, at most 64")
        }
        guard let version = file["version"]?.integerValue, Self.versions.contains(version) else {
            throw PurposeFileError("version", "a whole number from 1 is expected")
        }
        let retention = try file.text("retention")
        guard Period(retention) != nil else {
            throw PurposeFileError("retention", "\(Period.expectation) is expected")
        }
        let withdrawal = try MemberReader(
            file["withdrawal"], at: "withdrawal", names: ["method", "url"])
        self.init(
            name: name, version: Int(version), title: try file.translations("title"),
            term: try file.term("term"), lawfulBasis: try file.term("lawful_basis"),
            categories: try file.terms("categories"),
            controller: try Self.party(file["controller"], at: "controller", isNamed: false),
            recipients: try Self.recipients(file), storage: try file.terms("storage"),
            retention: retention, jurisdiction: try file.terms("jurisdiction"),
            withdrawal: Withdrawal(
                method: try withdrawal.text("method"), url: try withdrawal.page("url")),
            rights: try file.terms("rights", mayBeEmpty: true))
    }

    private static func recipients(_ file: MemberReader) throws(PurposeFileError) -> [Party] {
        var recipients: [Party] = []
        for (index, value) in try file.values("recipients", mayBeEmpty: true).enumerated() {
            let place = "recipients[\(index)]"
            let party = try party(value, at: place, isNamed: true)
            guard !recipients.contains(where: { $0.identifier == party.identifier }) else {
                throw PurposeFileError("\(place).id", "another recipient has it")
            }
            recipients.append(party)
        }
        return recipients
    }

    /// The controller has no identifier: no consent names it.
    private static func party(
        _ value: CanonicalJSON?, at path: String, isNamed: Bool
    ) throws(PurposeFileError) -> Party {
        let reader = try MemberReader(
            value, at: path,
            names: (isNamed ? ["id"] : []) + ["name", "address", "contact", "role"])
        return Party(
            identifier: isNamed ? try reader.text("id") : "", name: try reader.text("name"),
            address: try reader.text("address", mayBeEmpty: true),
            contact: try reader.text("contact"), role: try reader.term("role"))
    }

    /// SHA-256 of the canonical JSON, as the entry `purpose.defined` has it.
    public var digest: Digest<PurposeText> { SHA256.digest(of: canonical.bytes) }
}
