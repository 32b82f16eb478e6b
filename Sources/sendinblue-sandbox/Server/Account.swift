// The account that the double plays.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The account that the double plays: everything that a real one would keep.
struct Account: Sendable {
    /// The name that `GET /account` answers.
    static let companyName = "Example Company"

    var attributes = AttributeCatalogue()
    var contacts = ContactStore()
    /// In the order of their numbers.
    var lists: [ContactList] = []
    var folders = [1]
    var processes: [ImportProcess] = []
    /// Who is to be told that a job ended; taken by whoever tells.
    var notified: NotifyAddress?
    /// What the reference leaves open.
    var variants = Variants()
    /// Where reports are found, such as `http://127.0.0.1:8080`.
    var address = ""

    /// An account with the attributes that every account has.
    init() {
        for definition in AttributeCatalogue.system { attributes.add(definition) }
    }

    /// What `GET /account` answers.
    var value: JSONValue {
        [
            "organization_id": "example-organization",
            "user_id": 1,
            "enterprise": false,
            "companyName": .string(Self.companyName),
            "email": "owner@company.example",
            "firstName": "Account",
            "lastName": "Owner",
            "address": ["street": "", "city": "", "zipCode": "", "country": ""],
            "dateTimePreferences": [
                "timezone": "Etc/UTC", "timeFormat": "24h", "dateFormat": "yyyy-mm-dd",
            ],
            "plan": [["type": "free", "creditsType": "sendLimit", "credits": 300]],
            "planVerticals": [],
            "relay": [
                "enabled": false, "data": ["userName": "", "relay": "", "port": 587],
            ],
            "marketingAutomation": ["enabled": false],
        ]
    }

    /// Where the list of that number stands.
    func position(ofList id: Int) -> Int? { lists.firstIndex { $0.id == id } }

    /// Makes a list and returns its number.
    mutating func addList(_ name: String, folder: Int, at now: Moment) -> Int {
        let id = (lists.map(\.id).max() ?? 0) + 1
        lists.append(ContactList(id: id, name: name, folder: folder, createdAt: now))
        return id
    }

    /// Puts a contact into the lists it is not in yet.
    mutating func join(_ contact: inout Contact, to ids: [Int]) {
        for id in ids where !contact.lists.contains(id) {
            guard let position = position(ofList: id) else { continue }
            contact.lists.append(id)
            lists[position].add(contact.id)
        }
    }

    /// Takes a contact off lists.
    mutating func leave(_ contact: inout Contact, from ids: [Int]) {
        for id in ids where contact.lists.contains(id) {
            contact.lists.removeAll { $0 == id }
            if let position = position(ofList: id) { lists[position].remove(contact.id) }
        }
    }
}
