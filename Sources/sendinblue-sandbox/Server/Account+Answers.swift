// Answers that need nothing but the account.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension Account {
    /// Answers what needs nothing but the account: no fault, no job, no limit.
    mutating func answer(
        _ endpoint: Endpoint, _ query: Query, _ body: [UInt8], at now: Moment
    ) throws(APIError) -> Reply {
        switch endpoint {
        case .account: return Reply(200, value)
        case .lists: return try showLists(query)
        case .createList: return try createList(body, at: now)
        case .list(let id): return try showList(id)
        case .listContacts(let id): return try showContacts(ofList: id, query)
        case .addToList(let id): return try changeList(id, adding: true, body, at: now)
        case .removeFromList(let id): return try changeList(id, adding: false, body, at: now)
        case .attributes: return Reply(200, ["attributes": .array(attributes.all.map(\.value))])
        case .createAttribute(let category, let name):
            try attributes.create(
                category: category, name: name, from: try JSONValue.body(body))
            return Reply(201)
        case .importContacts:
            let order = try ImportOrder(body)
            try check(order)
            let process = accept(order, body: body, ending: .completed, at: now)
            return Reply(202, ["processId": .integer(process)])
        case .processes: return try showProcesses(query)
        case .process(let id): return try poll(id, at: now)
        case .contacts: return try showContacts(query)
        case .createContact: return try createContact(body, at: now)
        case .contact(let identifier): return try showContact(identifier, query)
        case .updateContact(let identifier):
            return try updateContact(identifier, query, body, at: now)
        case .deleteContact(let identifier): return try deleteContact(identifier, query)
        }
    }

    /// The CSV file of one reason of one import.
    func report(_ process: String, _ file: String) -> Reply {
        guard let process = processes.first(where: { String($0.id) == process }),
            let reason = ImportReport.Reason.allCases.first(where: { "\($0.rawValue).csv" == file }
            ),
            let rows = process.report.rows[reason]
        else { return APIError.notFound("The requested path does not exist").reply }
        var reply = Reply(200)
        reply.contentType = "text/csv"
        reply.body = Array(([reason.rawValue] + rows).joined(separator: "\n").utf8) + [0x0A]
        return reply
    }
}
