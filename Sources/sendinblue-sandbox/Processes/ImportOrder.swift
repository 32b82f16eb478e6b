// What an import asks for.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What the body of `POST /contacts/import` asks for.
struct ImportOrder: Sendable {
    /// The list that an import makes.
    struct NewList: Equatable, Sendable {
        let name: String
        let folder: Int
    }

    /// Bytes of a body that are taken: 10 MB, applied to the encoded JSON.
    static let maximumSize = 10_000_000

    let rows: [ImportRow]
    let lists: [Int]
    let newList: NewList?
    let notifyAddress: String?
    let blocksEmail: Bool
    let blocksSMS: Bool
    let updatesExisting: Bool
    let emptiesAttributes: Bool

    /// Reads and checks a body; lists are looked up later.
    ///
    /// - Throws: 400 with the code that fits.
    init(_ bytes: [UInt8]) throws(APIError) {
        guard bytes.count <= Self.maximumSize else {
            throw .invalid("File size exceeds the limit of 10 MB")
        }
        let body = try JSONValue.body(bytes)
        rows = try Self.rows(body)
        lists = try body.integers("listIds") ?? []
        newList = try Self.newList(body["newList"])
        guard !lists.isEmpty || newList != nil else {
            throw .missing("listIds is missing")
        }
        notifyAddress = try body.text("notifyUrl")
        blocksEmail = try body.truth("emailBlacklist") ?? false
        blocksSMS = try body.truth("smsBlacklist") ?? false
        _ = try body.truth("disableNotification")
        updatesExisting = try body.truth("updateExistingContacts") ?? true
        emptiesAttributes = try body.truth("emptyContactsAttributes") ?? false
    }

    private static func rows(_ body: JSONValue) throws(APIError) -> [ImportRow] {
        let given = ["fileUrl", "fileBody", "jsonBody"].filter { body[$0] ?? .null != .null }
        guard given.count == 1 else {
            throw given.isEmpty
                ? .missing("fileUrl or fileBody or jsonBody is missing")
                : .invalid("Only one of fileUrl, fileBody and jsonBody may be given")
        }
        switch (given[0], body[given[0]]) {
        case ("fileBody", .string(let text)): return try CSVRows.read(text)
        case ("jsonBody", .array(let values)):
            var rows: [ImportRow] = []
            rows.reserveCapacity(values.count)
            for value in values { rows.append(try row(value)) }
            guard rows.contains(where: { $0.isIdentified }) else { throw .noIdentifier }
            return rows
        case ("fileUrl", .some):
            // A double that fetched would open a way out of the machine.
            throw .invalid("fileUrl could not be fetched")
        default: throw .invalid("\(given[0]) is invalid")
        }
    }

    private static func row(_ value: JSONValue) throws(APIError) -> ImportRow {
        guard case .object = value else { throw .invalid("jsonBody is invalid") }
        var row = ImportRow()
        switch value["email"] {
        case .string(let email): row.email = email
        case nil, .null: break
        default: throw .invalid("jsonBody is invalid")
        }
        switch value["attributes"] {
        case .object(let members):
            row.cells = members.map { ($0.name, .json($0.value)) }
        case nil, .null: break
        default: throw .invalid("jsonBody is invalid")
        }
        return row
    }

    private static func newList(_ value: JSONValue?) throws(APIError) -> NewList? {
        guard let value, value != .null else { return nil }
        guard let name = value["listName"]?.stringValue, !name.isEmpty else {
            throw .missing("listName is missing")
        }
        guard let folder = value["folderId"]?.integerValue else {
            throw .missing("folderId is missing")
        }
        return NewList(name: name, folder: folder)
    }
}
