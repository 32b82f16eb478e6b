// Lists of the account.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension Account {
    /// `GET /contacts/lists`.
    func showLists(_ query: Query) throws(APIError) -> Reply {
        let page = try query.page(maximum: 50, usual: 10)
        let shown = page.cut(lists).map(\.value)
        return Reply(200, ["count": .integer(lists.count), "lists": .array(shown)])
    }

    /// `POST /contacts/lists`.
    mutating func createList(_ body: [UInt8], at now: Moment) throws(APIError) -> Reply {
        let body = try JSONValue.body(body)
        guard let name = try body.text("name"), !name.isEmpty else {
            throw .missing("name is missing")
        }
        guard let folder = body["folderId"], folder != .null else {
            throw .missing("folderId is missing")
        }
        guard let folder = folder.integerValue else { throw .invalid("folderId is invalid") }
        guard folders.contains(folder) else { throw .notFound("Folder ID does not exist") }
        return Reply(201, ["id": .integer(addList(name, folder: folder, at: now))])
    }

    /// `GET /contacts/lists/{listId}`.
    func showList(_ id: String) throws(APIError) -> Reply {
        Reply(200, lists[try position(ofList: id)].detailedValue)
    }

    /// `GET /contacts/lists/{listId}/contacts`.
    mutating func showContacts(ofList id: String, _ query: Query) throws(APIError) -> Reply {
        let page = try query.page(maximum: 500, usual: 50)
        let since = try query.moment("modifiedSince")
        var members = lists[try position(ofList: id)].members()
        if let since {
            members.removeAll { number in
                contacts[number].map { $0.modifiedAt <= since } ?? true
            }
        }
        let shown = page.cut(members).compactMap { contacts[$0]?.value }
        return Reply(200, ["contacts": .array(shown), "count": .integer(members.count)])
    }

    /// `POST /contacts/lists/{listId}/contacts/add` and `…/remove`.
    ///
    /// Addresses compare exactly with the stored ones, so one with a capital letter fails.
    mutating func changeList(
        _ id: String, adding: Bool, _ body: [UInt8], at now: Moment
    ) throws(APIError) -> Reply {
        let list = lists[try position(ofList: id)].id
        let body = try JSONValue.body(body)
        if !adding, body["all"] == true { return empty(list: list) }
        var success: [JSONValue] = []
        var failure: [JSONValue] = []
        for (entry, number) in try entries(body) {
            guard let number, var contact = contacts[number],
                contact.lists.contains(list) != adding
            else {
                failure.append(entry)
                continue
            }
            if adding { join(&contact, to: [list]) } else { leave(&contact, from: [list]) }
            contact.modifiedAt = now
            contacts.put(contact)
            success.append(entry)
        }
        guard !success.isEmpty else {
            throw .invalid(
                adding
                    ? "Contact already in list and/or does not exist"
                    : "Contact already removed from list and/or does not exist")
        }
        return Reply(
            201, ["contacts": ["success": .array(success), "failure": .array(failure)]])
    }

    /// The entries of a list change, each with the contact it names.
    private func entries(
        _ body: JSONValue
    ) throws(APIError) -> [(entry: JSONValue, number: Int?)] {
        let given = ["emails", "ids", "extIds"].filter { body[$0] ?? .null != .null }
        guard given.count == 1, let values = body[given[0]]?.arrayValue else {
            throw .invalid("Exactly one of emails, ids and extIds should be given")
        }
        guard (1...150).contains(values.count) else {
            throw .invalid("\(given[0]) should hold 1 to 150 entries")
        }
        var entries: [(JSONValue, Int?)] = []
        for value in values {
            switch (given[0], value) {
            case ("emails", .string(let email)):
                guard EmailAddress.stored(email) != nil else {
                    throw .invalid(
                        "Contact email addresses are invalid/ not in valid format")
                }
                entries.append((value, contacts.find(.email(email))))
            case ("ids", .integer(let number)):
                entries.append((value, contacts.find(.number(number))))
            case ("extIds", .string(let external)):
                entries.append((value, contacts.find(.external(external))))
            default: throw .invalid("\(given[0]) is invalid")
            }
        }
        return entries
    }

    /// `{"all":true}`: done at once here, although the answer names a job.
    private mutating func empty(list: Int) -> Reply {
        guard let position = position(ofList: list) else { return Reply(404) }
        let members = lists[position].members()
        for number in members {
            guard var contact = contacts[number] else { continue }
            leave(&contact, from: [list])
            contacts.put(contact)
        }
        let process = ImportProcess(
            id: nextProcess, status: .completed, end: .completed,
            createdAt: Moment(milliseconds: 0))
        processes.append(process)
        return Reply(
            201,
            ["contacts": ["processId": .integer(process.id), "total": .integer(members.count)]])
    }

    private func position(ofList text: String) throws(APIError) -> Int {
        guard let id = Int(text), id > 0 else { throw .invalid("List ID is invalid") }
        guard let position = position(ofList: id) else { throw .notFound("List ID not found") }
        return position
    }
}
