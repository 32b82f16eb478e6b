// One stored contact.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One stored contact.
struct Contact: Equatable, Sendable {
    let id: Int
    /// In small letters; nil for a contact that only an external id names.
    var email: String?
    var emailBlacklisted = false
    var smsBlacklisted = false
    let createdAt: Moment
    var modifiedAt: Moment
    /// The lists it is in, in the order of joining.
    var lists: [Int] = []
    var attributes: [ContactAttribute] = []

    /// The value of one attribute.
    subscript(_ name: String) -> AttributeValue? {
        get { attributes.first { $0.name == name }?.value }
        set {
            let position = attributes.firstIndex { $0.name == name }
            switch (position, newValue) {
            case (let position?, let value?): attributes[position].value = value
            case (let position?, nil): attributes.remove(at: position)
            case (nil, let value?): attributes.append(ContactAttribute(name: name, value: value))
            case (nil, nil): return
            }
        }
    }

    /// The digits of the phone number.
    var phone: String? { self["SMS"]?.text }

    /// As every collection shows it.
    var value: JSONValue { .object(members) }

    /// As `GET /contacts/{identifier}` shows it.
    var detailedValue: JSONValue {
        .object(members + [JSONMember(name: "statistics", value: [:])])
    }

    private var members: [JSONMember] {
        var members: [JSONMember] = []
        if let email { members.append(JSONMember(name: "email", value: .string(email))) }
        let attributes = attributes.map { JSONMember(name: $0.name, value: $0.value.value) }
        members += [
            JSONMember(name: "id", value: .integer(id)),
            JSONMember(name: "emailBlacklisted", value: .boolean(emailBlacklisted)),
            JSONMember(name: "smsBlacklisted", value: .boolean(smsBlacklisted)),
            JSONMember(name: "whatsappBlacklisted", value: false),
            JSONMember(name: "createdAt", value: .string(createdAt.text)),
            JSONMember(name: "modifiedAt", value: .string(modifiedAt.text)),
            JSONMember(name: "listIds", value: .array(lists.map { .integer($0) })),
            JSONMember(name: "attributes", value: .object(attributes)),
        ]
        return members
    }
}
