// A request as it stands on a line.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// A request as it stands on a line: its name, and what it names, all of it text.
struct SocketRequest: Equatable {
    let name: String
    let members: [String: String]

    /// Reads one JSON object; whatever it holds that is not understood refuses it.
    ///
    /// - Throws: a refusal of kind `input`, which does not repeat the line.
    init(_ line: [UInt8]) throws(SocketRefusal) {
        let value: CanonicalJSON
        do { value = try CanonicalJSON(parsing: line) } catch {
            throw .input("the line is not one JSON object: \(error)")
        }
        guard case .object(var members) = value else {
            throw .input("the line is not one JSON object")
        }
        guard let name = members.removeValue(forKey: "request")?.stringValue else {
            throw .input("the member `request` is missing or not text")
        }
        var texts: [String: String] = [:]
        for (member, value) in members {
            guard let text = value.stringValue else {
                throw .input("a member beside `request` is not text")
            }
            texts[member] = text
        }
        self.name = name
        self.members = texts
    }

    /// An identifier that the request names.
    func identifier<Noun>(_ member: String) throws(SocketRefusal) -> Identifier<Noun> {
        guard let identifier = members[member].flatMap(Identifier<Noun>.init) else {
            throw .input("the member `\(member)` is missing or not an identifier")
        }
        return identifier
    }
}
