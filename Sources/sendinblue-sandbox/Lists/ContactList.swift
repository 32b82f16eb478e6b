// One list of contacts.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One list of contacts.
struct ContactList: Equatable, Sendable {
    let id: Int
    let name: String
    let folder: Int
    let createdAt: Moment
    /// The numbers of its members.
    private var numbers: [Int] = []
    private var isSorted = true

    init(id: Int, name: String, folder: Int, createdAt: Moment) {
        self.id = id
        self.name = name
        self.folder = folder
        self.createdAt = createdAt
    }

    /// How many contacts are in it.
    var count: Int { numbers.count }

    /// The numbers of its members from the oldest to the newest contact.
    mutating func members() -> [Int] {
        if !isSorted {
            numbers.sort()
            isSorted = true
        }
        return numbers
    }

    /// Adds a contact that is not a member yet.
    mutating func add(_ number: Int) {
        if let last = numbers.last, last > number { isSorted = false }
        numbers.append(number)
    }

    /// Takes a contact off the list.
    mutating func remove(_ number: Int) { numbers.removeAll { $0 == number } }

    /// As `GET /contacts/lists` shows it; the two totals are being withdrawn and stay at 0.
    var value: JSONValue { .object(shown) }

    /// As `GET /contacts/lists/{id}` shows it.
    var detailedValue: JSONValue {
        .object(
            shown + [
                JSONMember(name: "createdAt", value: .string(createdAt.text)),
                JSONMember(name: "dynamicList", value: false),
                JSONMember(name: "campaignStats", value: []),
            ])
    }

    private var shown: [JSONMember] {
        [
            JSONMember(name: "id", value: .integer(id)),
            JSONMember(name: "name", value: .string(name)),
            JSONMember(name: "folderId", value: .integer(folder)),
            JSONMember(name: "uniqueSubscribers", value: .integer(count)),
            JSONMember(name: "totalSubscribers", value: 0),
            JSONMember(name: "totalBlacklisted", value: 0),
        ]
    }
}
