// What a request asks for.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a request under `/v3` asks for.
enum Endpoint: Equatable, Sendable {
    case account
    case lists
    case createList
    case list(String)
    case listContacts(String)
    case addToList(String)
    case removeFromList(String)
    case attributes
    case createAttribute(category: String, name: String)
    case importContacts
    case processes
    case process(String)
    case contacts
    case createContact
    case contact(String)
    case updateContact(String)
    case deleteContact(String)

    /// Finds what `method` on the path after `/v3` asks for.
    ///
    /// - Throws: 404 for a path that does not exist, 405 for one that has no such method.
    init(_ method: String, _ path: [String]) throws(APIError) {
        guard let choices = Self.choices(path) else {
            throw .notFound("The requested path does not exist")
        }
        guard let endpoint = choices[method] else { throw .method }
        self = endpoint
    }

    /// The methods that one path has.
    private static func choices(_ path: [String]) -> [String: Endpoint]? {
        switch (path.count, path.first) {
        case (1, "account"): ["GET": .account]
        case (1, "processes"): ["GET": .processes]
        case (2, "processes"): ["GET": .process(path[1])]
        case (1, "contacts"): ["GET": .contacts, "POST": .createContact]
        case (2..., "contacts"): contacts(Array(path.dropFirst()))
        default: nil
        }
    }

    private static func contacts(_ path: [String]) -> [String: Endpoint]? {
        switch (path.count, path[0]) {
        case (1, "lists"): ["GET": .lists, "POST": .createList]
        case (2, "lists"): ["GET": .list(path[1])]
        case (3, "lists") where path[2] == "contacts": ["GET": .listContacts(path[1])]
        case (4, "lists") where path[2] == "contacts" && path[3] == "add":
            ["POST": .addToList(path[1])]
        case (4, "lists") where path[2] == "contacts" && path[3] == "remove":
            ["POST": .removeFromList(path[1])]
        case (1, "attributes"): ["GET": .attributes]
        case (3, "attributes"): ["POST": .createAttribute(category: path[1], name: path[2])]
        case (1, "import"): ["POST": .importContacts]
        case (1, let identifier):
            [
                "GET": .contact(identifier), "PUT": .updateContact(identifier),
                "DELETE": .deleteContact(identifier),
            ]
        default: nil
        }
    }

    /// True for what shares the bucket of `/v3/contacts`.
    var isContacts: Bool {
        switch self {
        case .account, .processes, .process: false
        default: true
        }
    }
}
