// Single contacts of the account.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension Account {
    /// `GET /contacts`.
    func showContacts(_ query: Query) throws(APIError) -> Reply {
        let page = try query.page(maximum: 1000, usual: 50)
        let modified = try query.moment("modifiedSince")
        let created = try query.moment("createdSince")
        guard query.value("filter") == nil, query.value("segmentId") == nil else {
            throw .invalid("filter and segmentId are not known here")
        }
        let lists = try Self.numbers(query, "listIds")
        let ids = try Self.numbers(query, "ids")
        guard ids.count <= 20 else { throw .invalid("ids may hold at most 20 entries") }
        let found = contacts.all.filter { contact in
            (modified.map { contact.modifiedAt > $0 } ?? true)
                && (created.map { contact.createdAt > $0 } ?? true)
                && (lists.isEmpty || contact.lists.contains { lists.contains($0) })
                && (ids.isEmpty || ids.contains(contact.id))
        }
        return Reply(
            200,
            [
                "contacts": .array(page.cut(found).map(\.value)),
                "count": .integer(found.count),
            ])
    }

    /// `GET /contacts/{identifier}`.
    func showContact(_ text: String, _ query: Query) throws(APIError) -> Reply {
        Reply(200, try contact(text, query).detailedValue)
    }

    /// `DELETE /contacts/{identifier}`; the blocklist mark goes too.
    mutating func deleteContact(_ text: String, _ query: Query) throws(APIError) -> Reply {
        var contact = try contact(text, query)
        leave(&contact, from: contact.lists)
        contacts.remove(contact.id)
        return Reply(204)
    }

    /// `POST /contacts`: 201 with the number of a new contact, 204 for one that was updated.
    mutating func createContact(_ body: [UInt8], at now: Moment) throws(APIError) -> Reply {
        let body = try JSONValue.body(body)
        var fresh = Contact(id: contacts.nextNumber, createdAt: now, modifiedAt: now)
        if let email = try body.text("email"), !email.isEmpty {
            guard let stored = EmailAddress.stored(email) else {
                throw .invalid("Invalid email address")
            }
            fresh.email = stored
        }
        try change(&fresh, by: body)
        guard fresh.email != nil || fresh.phone != nil || fresh["EXT_ID"] != nil else {
            throw .missing("Please provide Email or SMS attribute value to create user")
        }
        let duplicates = contacts.duplicates(of: fresh)
        guard let first = duplicates.first else {
            if fresh.email == nil, let phone = fresh.phone {
                fresh.email = "\(phone)@mailin-sms.com"
            }
            try join(&fresh, to: body, "listIds")
            contacts.put(fresh)
            return Reply(201, ["id": .integer(fresh.id)])
        }
        guard try body.truth("updateEnabled") == true, var known = known(first, of: fresh) else {
            throw duplicate(duplicates)
        }
        try change(&known, by: body)
        try store(&known, by: body, at: now)
        return Reply(204)
    }

    /// `PUT /contacts/{identifier}`.
    mutating func updateContact(
        _ text: String, _ query: Query, _ body: [UInt8], at now: Moment
    ) throws(APIError) -> Reply {
        var contact = try contact(text, query)
        let body = try JSONValue.body(body)
        try change(&contact, by: body)
        if let email = try body["attributes"]?.text("EMAIL") {
            guard let stored = EmailAddress.stored(email) else {
                throw .invalid("Invalid email address")
            }
            // A changed address of a blocked contact is subscribed again.
            if stored != contact.email { contact.emailBlacklisted = false }
            contact.email = stored
        }
        try store(&contact, by: body, at: now)
        return Reply(204)
    }

    /// Blocks a contact as somebody who unsubscribes would; nil if there is none.
    mutating func block(_ email: String, at now: Moment) -> Contact? {
        guard let stored = EmailAddress.stored(email), let number = contacts.find(.email(stored)),
            var contact = contacts[number]
        else { return nil }
        contact.emailBlacklisted = true
        contact.smsBlacklisted = true
        contact.modifiedAt = now
        contacts.put(contact)
        return contact
    }

    private func contact(_ text: String, _ query: Query) throws(APIError) -> Contact {
        let identifier = try ContactIdentifier(text, kind: query.value("identifierType"))
        guard let number = contacts.find(identifier), let contact = contacts[number] else {
            throw .notFound("Contact does not exist")
        }
        return contact
    }

    /// The stored contact that has the identifier of that name.
    private func known(_ name: String, of contact: Contact) -> Contact? {
        let identifier: ContactIdentifier? =
            switch name {
            case "email": contact.email.map { .email($0) }
            case "SMS": contact.phone.map { .phone($0) }
            default: contact["EXT_ID"]?.text.map { .external($0) }
            }
        return identifier.flatMap(contacts.find).flatMap { contacts[$0] }
    }

    private func duplicate(_ names: [String]) -> APIError {
        let name = names[0] == "email" ? "email" : names[0]
        return APIError(
            status: 400, code: variants.duplicateCode,
            message: "Unable to create contact, \(name) is already associated with another Contact",
            duplicates: names)
    }

    /// Sets marks and attributes; a value of the wrong type is ignored.
    private func change(_ contact: inout Contact, by body: JSONValue) throws(APIError) {
        if let mark = try body.truth("emailBlacklisted") { contact.emailBlacklisted = mark }
        if let mark = try body.truth("smsBlacklisted") { contact.smsBlacklisted = mark }
        if let external = try body.text("ext_id") { contact["EXT_ID"] = .text(external) }
        guard let given = body["attributes"], given != .null else { return }
        guard let members = given.objectValue else { throw .invalid("attributes is invalid") }
        for member in members where member.name != "EMAIL" {
            guard let definition = attributes[member.name] else {
                guard !variants.refusesUnknownAttributes else {
                    throw .invalid("Attribute not found")
                }
                continue
            }
            if member.value == "" || member.value == .null {
                contact[member.name] = nil
            } else if member.name == "SMS" {
                guard
                    let digits = ImportRow.Cell.json(member.value).text
                        .flatMap(PhoneNumber.digits)
                else { throw .invalid("Invalid phone number") }
                contact["SMS"] = .text(digits)
            } else if let value = definition.accepted(member.value) {
                contact[member.name] = value
            }
        }
    }

    private mutating func store(
        _ contact: inout Contact, by body: JSONValue, at now: Moment
    ) throws(APIError) {
        let duplicates = contacts.duplicates(of: contact)
        guard duplicates.isEmpty else { throw duplicate(duplicates) }
        try join(&contact, to: body, "listIds")
        leave(&contact, from: try body.integers("unlinkListIds") ?? [])
        contact.modifiedAt = now
        contacts.put(contact)
    }

    private mutating func join(
        _ contact: inout Contact, to body: JSONValue, _ name: String
    ) throws(APIError) {
        let lists = try body.integers(name) ?? []
        guard lists.allSatisfy({ position(ofList: $0) != nil }) else {
            throw .notFound("List ID not found")
        }
        join(&contact, to: lists)
    }

    private static func numbers(_ query: Query, _ name: String) throws(APIError) -> [Int] {
        let texts = query.values(name).flatMap { $0.split(separator: ",") }
        let numbers = texts.compactMap { Int($0) }
        guard numbers.count == texts.count else { throw .invalid("\(name) is invalid") }
        return numbers
    }
}
