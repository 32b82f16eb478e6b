// Spells the state and reads it back.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension Account {
    /// The first member of every state file.
    private static let format = "exeat sandbox state 1"

    /// Everything that is kept, as one JSON object.
    mutating func spelled(with log: RequestLog) -> [UInt8] {
        var bytes: [UInt8] = []
        let head: JSONValue = [
            "format": .string(Self.format),
            "nextContact": .integer(contacts.nextNumber),
            "folders": .array(folders.map { .integer($0) }),
            "attributes": .array(attributes.all.map(\.value)),
            "lists": .array(lists.map(\.detailedValue)),
        ]
        head.append(to: &bytes)
        bytes.removeLast()
        bytes += ",\"processes\":[".utf8
        for (index, process) in processes.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            process.append(to: &bytes)
        }
        bytes += "],\"requests\":".utf8
        bytes += log.bytes
        bytes += ",\"contacts\":".utf8
        contacts.append(to: &bytes)
        bytes.append(0x7D)
        return bytes
    }

    /// Takes up what an earlier run has kept.
    ///
    /// - Throws: `StateError.foreign` where the file is something else.
    static func read(
        _ bytes: [UInt8], from path: String
    ) throws(StateError) -> (account: Account, log: RequestLog) {
        let state: JSONValue
        do {
            state = try JSONReader.read(bytes)
        } catch {
            throw .foreign(path, reason: error.description)
        }
        guard state["format"] == .string(format) else {
            throw .foreign(path, reason: "another format")
        }
        var account = Account()
        do {
            try account.fill(from: state)
        } catch {
            throw .foreign(path, reason: error.problem)
        }
        return (account, RequestLog(state["requests"]?.arrayValue ?? []))
    }

    private mutating func fill(from state: JSONValue) throws(JSONError) {
        folders = state["folders"]?.arrayValue?.compactMap(\.integerValue) ?? []
        for value in try state.values("attributes") {
            attributes.add(try AttributeDefinition(kept: value))
        }
        for value in try state.values("lists") { lists.append(try ContactList(kept: value)) }
        for value in try state.values("processes") {
            processes.append(try ImportProcess(kept: value))
        }
        for value in try state.values("contacts") {
            var contact = try Contact(kept: value)
            let lists = contact.lists
            contact.lists = []
            join(&contact, to: lists)
            contacts.put(contact)
        }
        contacts.skip(to: state["nextContact"]?.integerValue ?? 1)
    }
}
