// Spells the state and reads it back.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension Account {
    /// The first member of every state file.
    private static let format = "exeat sandbox state 1"

    /// Writes everything: first the full parts that changed, then the file that counts them.
    ///
    /// A kill between the two leaves an import that waits and is applied once more, which does no
    /// harm, or a part that nothing counts yet.
    ///
    /// - Throws: `StateError` where the old file still stands.
    mutating func keep(_ log: RequestLog, in file: StateFile) throws(StateError) {
        for index in contacts.changedParts.sorted() {
            try file.part(index).write(contacts.spelled(part: index))
            contacts.wrote(part: index)
        }
        try file.write(spelled(with: log))
    }

    private mutating func spelled(with log: RequestLog) -> [UInt8] {
        var bytes: [UInt8] = []
        let head: JSONValue = [
            "format": .string(Self.format),
            "nextContact": .integer(contacts.nextNumber),
            "contactParts": .integer(contacts.fullParts),
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
        bytes += contacts.spelledTail()
        bytes.append(0x7D)
        return bytes
    }

    /// Takes up what an earlier run has kept; nil if there is no file yet.
    ///
    /// - Throws: `StateError.foreign` where the file is something else.
    static func read(_ file: StateFile) throws(StateError) -> (account: Account, log: RequestLog)? {
        guard let bytes = try file.read() else { return nil }
        let path = file.path
        do throws(JSONError) {
            let state = try JSONReader.read(bytes)
            guard state["format"] == .string(format) else {
                throw JSONError(offset: 0, problem: "another format")
            }
            var account = Account()
            try account.fill(from: state)
            for index in 0..<(state["contactParts"]?.integerValue ?? 0) {
                let part = file.part(index)
                guard let bytes = try? part.read() else {
                    throw JSONError(offset: 0, problem: "`\(part.path)` is missing")
                }
                try account.fill(contacts: try JSONReader.read(bytes).arrayValue ?? [])
                account.contacts.wrote(part: index)
            }
            try account.fill(contacts: try state.values("contacts"))
            account.contacts.skip(to: state["nextContact"]?.integerValue ?? 1)
            return (account, RequestLog(state["requests"]?.arrayValue ?? []))
        } catch {
            throw .foreign(path, reason: error.description)
        }
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
    }

    private mutating func fill(contacts values: [JSONValue]) throws(JSONError) {
        for value in values {
            var contact = try Contact(kept: value)
            let lists = contact.lists
            contact.lists = []
            join(&contact, to: lists)
            contacts.put(contact)
        }
    }
}
