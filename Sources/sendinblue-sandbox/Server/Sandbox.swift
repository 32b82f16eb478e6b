// The double itself: rules without HTTP.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The double itself: takes requests one after the other and answers as the API would.
///
/// HTTP is somebody else's work: everything here can be asked without a socket.
actor Sandbox {
    private let settings: Settings
    private let now: @Sendable () -> Moment
    private var account: Account
    private var log: RequestLog
    private var faults: FaultPlan
    private var contactsBucket = RateBucket.contacts
    private var othersBucket = RateBucket.others
    private var hasUnkept = false

    /// Takes up the state file, or makes a new account.
    ///
    /// - Throws: `StateError` where the file cannot be read or is none of ours.
    init(_ settings: Settings, now: @escaping @Sendable () -> Moment) throws(StateError) {
        self.settings = settings
        self.now = now
        faults = FaultPlan(settings.faults)
        if let file = settings.state, let kept = try Account.read(file) {
            (account, log) = kept
        } else {
            account = Account()
            log = RequestLog()
            if settings.attributes.isEmpty {
                for definition in AttributeCatalogue.usual { account.attributes.add(definition) }
            }
            if settings.lists.isEmpty {
                account.lists.append(
                    ContactList(id: 12, name: "Newsletter", folder: 1, createdAt: now()))
            }
        }
        for (id, name) in settings.lists where account.position(ofList: id) == nil {
            account.lists.append(ContactList(id: id, name: name, folder: 1, createdAt: now()))
        }
        for definition in settings.attributes { account.attributes.add(definition) }
        account.variants = settings.variants
    }

    /// Says where reports will be found.
    func listen(at address: String) { account.address = address }

    /// Answers one request, remembers it and keeps the state.
    ///
    /// A state that cannot be written answers 500: a test must not go on with a double that forgets.
    func answer(_ request: ReceivedRequest) -> Reply {
        let time = now()
        if request.segments.first == "sandbox" { return inspect(request, at: time) }
        var notes = Notes()
        var reply: Reply
        do throws(APIError) {
            reply = try handle(request, at: time, &notes)
        } catch {
            reply = error.reply
        }
        if let fault = faults.meet(.any), reply.body != nil {
            notes.fault = fault
            reply.body =
                fault.effect == .truncated ? reply.body.map { $0.prefix($0.count / 2) + [] } : []
        }
        reply.notified = account.notified
        account.notified = nil
        reply.headers.merge(notes.headers) { own, _ in own }
        reply.headers["sib-request-id"] = UUID().uuidString.lowercased()
        log.append(
            RequestRecord(
                number: log.count + 1, time: time, method: request.method, path: request.target,
                status: reply.dropsConnection ? 0 : reply.status,
                bodyDigest: request.body.map(SHA256.hexadecimal),
                bodySize: request.body?.count ?? 0, contacts: notes.contacts, lists: notes.lists,
                process: notes.process, fault: notes.fault?.text))
        hasUnkept = true
        guard request.method != "GET" || notes.hasMoved else { return reply }
        return keptReply(reply)
    }

    /// Writes the state file if something is not in it yet.
    ///
    /// - Throws: `StateError` where it cannot be written.
    func keep() throws(StateError) {
        guard hasUnkept, let file = settings.state else { return }
        try account.keep(log, in: file)
        hasUnkept = false
    }

    private func keptReply(_ reply: Reply) -> Reply {
        do {
            try keep()
            return reply
        } catch {
            return Reply(500, ["code": "sandbox_state", "message": .string(error.description)])
        }
    }

    private func handle(
        _ request: ReceivedRequest, at time: Moment, _ notes: inout Notes
    ) throws(APIError) -> Reply {
        guard request.segments.first == "v3" else {
            throw .notFound("The requested path does not exist")
        }
        try request.authenticate(settings.key)
        try request.checkTypes()
        let endpoint = try Endpoint(request.method, Array(request.segments.dropFirst()))
        try limit(endpoint, at: time, &notes)
        guard let body = request.body else {
            throw APIError(
                status: 413, code: "invalid_parameter", message: "Request body is too large")
        }
        switch endpoint {
        case .importContacts: return try takeImport(body, at: time, &notes)
        case .process(let id):
            notes.hasMoved = true
            notes.process = Int(id)
            return try account.poll(id, at: time)
        case .account:
            if let reply = refusal(.account, &notes) { return reply }
            return Reply(200, account.value)
        case .createContact, .updateContact:
            notes.contacts = 1
            notes.lists = JSONValue.listed(body)
            if let reply = refusal(.contacts, &notes) { return reply }
        case .addToList(let id), .removeFromList(let id):
            notes.contacts = JSONValue.entryCount(body)
            notes.lists = Int(id).map { [$0] } ?? []
        default: break
        }
        return try account.answer(endpoint, request.query, body, at: time)
    }

    /// Counts the request in its bucket.
    private func limit(
        _ endpoint: Endpoint, at time: Moment, _ notes: inout Notes
    ) throws(APIError) {
        let isWithin: Bool
        if endpoint.isContacts {
            isWithin = contactsBucket.take(at: time)
            notes.headers = contactsBucket.headers(at: time)
        } else {
            isWithin = othersBucket.take(at: time)
            notes.headers = othersBucket.headers(at: time)
        }
        if settings.enforcesLimits, !isWithin { throw .tooMany }
    }

    /// The answer of a fault that does nothing else.
    private func refusal(_ place: Fault.Place, _ notes: inout Notes) -> Reply? {
        guard let fault = faults.meet(place) else { return nil }
        notes.fault = fault
        return fault.refusal
    }

    private func takeImport(
        _ body: [UInt8], at time: Moment, _ notes: inout Notes
    ) throws(APIError) -> Reply {
        let fault = faults.meet(.importContacts)
        notes.fault = fault
        let order = Result { () throws(APIError) in try ImportOrder(body) }
        if case .success(let order) = order {
            notes.contacts = order.rows.count
            notes.lists = order.lists
        }
        if let reply = fault?.refusal { return reply }
        let checked = try order.get()
        try account.check(checked)
        var end = ImportProcess.Status.completed
        if let ending = faults.meet(.process), case .ending(let status) = ending.effect {
            end = status
            notes.fault = notes.fault ?? ending
        }
        let process = account.accept(checked, body: body, ending: end, at: time)
        notes.process = process
        var reply = Reply(202, ["processId": .integer(process)])
        fault?.spoil(&reply)
        return reply
    }
}

extension Sandbox {
    /// Answers under `/sandbox`: what a test asks, outside the record and without a key.
    private func inspect(_ request: ReceivedRequest, at time: Moment) -> Reply {
        let path = request.segments
        switch (request.method, path.count, path.count > 1 ? path[1] : "") {
        case ("GET", 2, "requests"):
            var reply = Reply(200)
            reply.body = log.bytes
            return reply
        case ("GET", 2, "contacts"): return inspectContacts(request.query)
        case ("GET", 4, "reports"): return account.report(path[2], path[3])
        case ("POST", 4, "contacts") where path[3] == "block":
            guard account.block(path[2], at: time) != nil else {
                return APIError.notFound("Contact does not exist").reply
            }
            hasUnkept = true
            return keptReply(Reply(204))
        default: return APIError.notFound("The requested path does not exist").reply
        }
    }

    private func inspectContacts(_ query: Query) -> Reply {
        var contacts = account.contacts.all
        if let text = query.value("list") {
            guard let list = Int(text), account.position(ofList: list) != nil else {
                return APIError.notFound("List ID not found").reply
            }
            contacts.removeAll { !$0.lists.contains(list) }
        }
        return Reply(200, .array(contacts.map(\.value)))
    }
}
