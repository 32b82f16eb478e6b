// Imports and jobs of the account.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension Account {
    /// The number that the next job gets.
    var nextProcess: Int { (processes.last?.id ?? 77) + 1 }

    /// Checks that all an import names exists.
    ///
    /// - Throws: 400, or 404 for a list that does not exist, if so switched.
    func check(_ order: ImportOrder) throws(APIError) {
        guard order.lists.allSatisfy({ position(ofList: $0) != nil }) else {
            throw variants.unknownListStatus == 404
                ? .notFound("List ID not found") : .invalid("listIds is invalid")
        }
        if let list = order.newList {
            guard folders.contains(list.folder) else { throw .notFound("Folder ID does not exist") }
        }
    }

    /// Makes the job of an import that was checked, and returns its number.
    mutating func accept(
        _ order: ImportOrder, body: [UInt8], ending: ImportProcess.Status, at now: Moment
    ) -> Int {
        var process = ImportProcess(id: nextProcess, end: ending, createdAt: now)
        if let list = order.newList {
            process.newList = addList(list.name, folder: list.folder, at: now)
        }
        process.pending = body
        processes.append(process)
        if variants.pollsUntilDone == 0, ending != .processing {
            processes[processes.count - 1].status = ending
            finish(processes.count - 1, at: now)
        }
        return process.id
    }

    /// `GET /processes/{processId}`, which moves the job on.
    mutating func poll(_ id: String, at now: Moment) throws(APIError) -> Reply {
        guard let id = Int(id), let position = processes.firstIndex(where: { $0.id == id }) else {
            // The one 404 that says `invalid_parameter`.
            throw APIError(
                status: 404, code: "invalid_parameter", message: "processId is invalid")
        }
        if processes[position].poll(of: variants.pollsUntilDone) { finish(position, at: now) }
        return Reply(200, processes[position].value(variants.report, address: address))
    }

    /// `GET /processes`, which moves nothing.
    func showProcesses(_ query: Query) throws(APIError) -> Reply {
        let page = try query.page(maximum: 50, usual: 10)
        let shown = page.cut(processes).map { $0.value(variants.report, address: address) }
        return Reply(200, ["count": .integer(processes.count), "processes": .array(shown)])
    }

    /// Applies what a job that has just ended held; a failed one changes nothing.
    private mutating func finish(_ position: Int, at now: Moment) {
        let process = processes[position]
        processes[position].pending = nil
        guard let body = process.pending, let order = try? ImportOrder(body) else { return }
        notified = order.notifyAddress.flatMap { NotifyAddress($0) }
        guard process.status == .completed else { return }
        let lists = order.lists + (process.newList.map { [$0] } ?? [])
        processes[position].report = apply(order, to: lists, at: now)
    }

    /// Applies the rows in order: an upsert, so that the same rows twice do no harm.
    private mutating func apply(
        _ order: ImportOrder, to lists: [Int], at now: Moment
    ) -> ImportReport {
        var report = ImportReport()
        var seen: Set<Int> = []
        for row in order.rows {
            guard var contact = contact(for: row, at: now, &report) else { continue }
            let isNew = contacts[contact.id] == nil
            if !seen.insert(contact.id).inserted {
                report.note(.duplicateEmail, contact.email ?? "")
            }
            if isNew || order.updatesExisting {
                fill(&contact, from: row, emptying: order.emptiesAttributes)
                contact.modifiedAt = now
            }
            if let reason = clash(of: contact) {
                report.note(reason, contact.email ?? contact.phone ?? "")
                continue
            }
            // False is no order to lift a mark: a blocked person stays blocked.
            if order.blocksEmail { contact.emailBlacklisted = true }
            if order.blocksSMS { contact.smsBlacklisted = true }
            join(&contact, to: lists)
            contacts.put(contact)
        }
        return report
    }

    /// The contact that a row names, found or new; nil if it names none.
    private func contact(
        for row: ImportRow, at now: Moment, _ report: inout ImportReport
    ) -> Contact? {
        var contact = Contact(id: contacts.nextNumber, createdAt: now, modifiedAt: now)
        if let email = row.email, !email.isEmpty {
            guard let stored = EmailAddress.stored(email) else {
                report.note(.invalidEmail, email)
                return nil
            }
            contact.email = stored
            return contacts.find(.email(stored)).flatMap { contacts[$0] } ?? contact
        }
        if let external = row.text("EXT_ID") {
            let found = contacts.find(.external(external)).flatMap { contacts[$0] }
            if let found { return found }
        }
        guard let digits = row.text("SMS").flatMap(PhoneNumber.digits) else {
            return row.text("EXT_ID") == nil ? nil : contact
        }
        contact.email = "\(digits)@mailin-sms.com"
        return contacts.find(.phone(digits)).flatMap { contacts[$0] } ?? contact
    }

    /// Sets the attributes that exist and fit; the others vanish in silence.
    private func fill(_ contact: inout Contact, from row: ImportRow, emptying: Bool) {
        for (name, cell) in row.cells {
            guard let definition = attributes[name] else { continue }
            if cell.isEmpty {
                if emptying { contact[name] = nil }
                continue
            }
            let value: AttributeValue? =
                switch (name, cell) {
                case ("SMS", _): cell.text.flatMap(PhoneNumber.digits).map { .text($0) }
                case (_, .json(let value)): definition.accepted(value)
                case (_, .csv(let text)): definition.accepted(cell: text)
                }
            if let value { contact[name] = value }
        }
    }

    private func clash(of contact: Contact) -> ImportReport.Reason? {
        switch contacts.duplicates(of: contact).first {
        case "SMS": .duplicatePhone
        case "ext_id": .duplicateExternal
        case "email": .duplicateEmail
        default: nil
        }
    }
}
