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
    /// The JSON of the contacts after the last full part; nil where one of them changed.
    private var tail: [UInt8]?
    /// Full parts that changed since they were written.
    private(set) var changedParts: Set<Int> = []

    /// Contacts in one full part.
    static let partSize = 16_384

    /// Parts that are full, and so are kept in files of their own.
    var fullParts: Int { contacts.count / Self.partSize }

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
        skip(to: contact.id + 1)
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
        while nextNumber < number {
            contacts.append(nil)
            touch(contacts.count - 1)
        }
    }

    /// The contacts of one full part as a JSON array.
    func spelled(part index: Int) -> [UInt8] {
        let start = index * Self.partSize
        return spelled(start..<(start + Self.partSize))
    }

    /// The contacts after the last full part as a JSON array.
    mutating func spelledTail() -> [UInt8] {
        let bytes = tail ?? spelled((fullParts * Self.partSize)..<contacts.count)
        tail = bytes
        return bytes
    }

    /// Notes that a full part was written as it is now.
    mutating func wrote(part index: Int) { changedParts.remove(index) }

    private func spelled(_ positions: Range<Int>) -> [UInt8] {
        var bytes: [UInt8] = [0x5B]
        for case let contact? in contacts[positions] {
            if bytes.count > 1 { bytes.append(0x2C) }
            contact.value.append(to: &bytes)
        }
        bytes.append(0x5D)
        return bytes
    }

    private mutating func touch(_ position: Int) {
        tail = nil
        let index = position / Self.partSize
        if index < fullParts { changedParts.insert(index) }
    }

    private mutating func forgetIdentifiers(of before: Contact, keeping after: Contact?) {
        if let email = before.email, email != after?.email { byEmail[email] = nil }
        if let phone = before.phone, phone != after?.phone { byPhone[phone] = nil }
        if let external = before["EXT_ID"]?.text, external != after?["EXT_ID"]?.text {
            byExternal[external] = nil
        }
    }
}
