// All contacts of the account.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// All contacts of the account, found by number, address, phone number and external id.
struct ContactStore: Sendable {
    /// Contact n stands at n - 1; nil where it was deleted.
    private var contacts: [Contact?] = []
    private var byEmail: [String: Int] = [:]
    private var byPhone: [String: Int] = [:]
    private var byExternal: [String: Int] = [:]
    /// The JSON of each part of the contacts; nil where a contact of that part changed.
    ///
    /// The state file holds all contacts and is written after each change: what did not change is
    /// not spelled again.
    private var spellings: [[UInt8]?] = []

    /// Contacts in one kept spelling.
    private static let part = 1024

    /// All contacts from the oldest to the newest.
    var all: [Contact] { contacts.compactMap { $0 } }

    /// The number that the next new contact gets.
    var nextNumber: Int { contacts.count + 1 }

    /// The contact of that number.
    subscript(_ number: Int) -> Contact? {
        guard number >= 1, number <= contacts.count else { return nil }
        return contacts[number - 1]
    }

    /// The number of the contact that has this identifier.
    func find(_ identifier: ContactIdentifier) -> Int? {
        switch identifier {
        case .email(let email): byEmail[email]
        case .number(let number): self[number]?.id
        case .external(let external): byExternal[external]
        case .phone(let digits): byPhone[digits]
        }
    }

    /// Names of the identifiers of `contact` that another contact has already.
    func duplicates(of contact: Contact) -> [String] {
        func isTaken(_ number: Int?) -> Bool { number != nil && number != contact.id }
        var names: [String] = []
        if let email = contact.email, isTaken(byEmail[email]) { names.append("email") }
        if let phone = contact.phone, isTaken(byPhone[phone]) { names.append("SMS") }
        if let external = contact["EXT_ID"]?.text, isTaken(byExternal[external]) {
            names.append("ext_id")
        }
        return names
    }

    /// Stores a new contact or the new state of one.
    ///
    /// INVARIANT: the caller made sure that no identifier belongs to another contact.
    mutating func put(_ contact: Contact) {
        let position = contact.id - 1
        while contacts.count < contact.id { contacts.append(nil) }
        if let before = contacts[position] {
            forgetIdentifiers(of: before, keeping: contact)
        }
        contacts[position] = contact
        if let email = contact.email { byEmail[email] = contact.id }
        if let phone = contact.phone { byPhone[phone] = contact.id }
        if let external = contact["EXT_ID"]?.text { byExternal[external] = contact.id }
        touch(position)
    }

    /// Removes a contact with everything known of it, its blocklist mark too.
    mutating func remove(_ number: Int) {
        guard let contact = self[number] else { return }
        forgetIdentifiers(of: contact, keeping: nil)
        contacts[number - 1] = nil
        touch(number - 1)
    }

    /// Leaves numbers out, so that one that was deleted is not given again.
    mutating func skip(to number: Int) {
        while contacts.count + 1 < number {
            contacts.append(nil)
            touch(contacts.count - 1)
        }
    }

    /// Writes all contacts as one JSON array.
    mutating func append(to bytes: inout [UInt8]) {
        bytes.append(0x5B)
        var isFirst = true
        for index in spellings.indices {
            let spelling = spellings[index] ?? spell(index)
            spellings[index] = spelling
            if spelling.isEmpty { continue }
            if !isFirst { bytes.append(0x2C) }
            isFirst = false
            bytes += spelling
        }
        bytes.append(0x5D)
    }

    private func spell(_ index: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        let end = min((index + 1) * Self.part, contacts.count)
        for case let contact? in contacts[(index * Self.part)..<end] {
            if !bytes.isEmpty { bytes.append(0x2C) }
            contact.value.append(to: &bytes)
        }
        return bytes
    }

    private mutating func touch(_ position: Int) {
        let index = position / Self.part
        while spellings.count <= index { spellings.append(nil) }
        spellings[index] = nil
    }

    private mutating func forgetIdentifiers(of before: Contact, keeping after: Contact?) {
        if let email = before.email, email != after?.email { byEmail[email] = nil }
        if let phone = before.phone, phone != after?.phone { byPhone[phone] = nil }
        if let external = before["EXT_ID"]?.text, external != after?["EXT_ID"]?.text {
            byExternal[external] = nil
        }
    }
}
