// A policy as its document says it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A policy as its document says it: words, lists and numbers, nothing looked up or made ready.
struct SlowPolicy {
    struct Check {
        let field: String
        let operation: String
        let value: Tree?

        init(_ tree: Tree) throws {
            field = try tree.text("field")
            operation = try tree.text("op")
            value = tree["value"]
        }
    }

    struct Condition {
        let identifier: String
        let arms: [Check]

        init(_ tree: Tree) throws {
            identifier = try tree.text("id")
            arms = try tree["any"].map { try $0.items.map { try Check($0) } } ?? [try Check(tree)]
        }
    }

    struct Purpose {
        let name: String
        let channel: String
        let isPrimary: Bool
        let consent: Tree?
        let fact: Check?

        init(_ name: String, _ tree: Tree) throws {
            self.name = name
            channel = try tree.text("channel")
            isPrimary = tree["primary"]?.isTrue ?? false
            consent = tree["consent"]
            fact = try tree["requires"].map { try Check($0) }
        }
    }

    let name: String
    let connectionType: String
    let purposes: [Purpose]
    let conditions: [Condition]
    let fields: [SlowField]
    let prohibited: [String]

    init(_ tree: Tree) throws {
        name = try tree.text("id")
        connectionType = try tree.member("connection").text("type")
        let purposes = try tree.member("purposes").members.map { try Purpose($0.0, $0.1) }
        self.purposes = purposes
        conditions = try tree["conditions"].map { try $0.items.map { try Condition($0) } } ?? []
        fields = try tree.member("fields").members.map { target, field in
            let purpose = try field.text("for")
            let broader = tree["terms"]?[try field.text("category")]?["broader"]?.words
            return SlowField(
                target: target, source: field["from"]?.words,
                categories: [try field.text("category")] + (broader.map { [$0] } ?? []),
                purposes: purposes.indices.filter { purposes[$0].name == purpose },
                isRequired: field["required"]?.isTrue ?? false, action: try SlowAction(field))
        }
        prohibited = tree["prohibit"]?.items.compactMap(\.words) ?? []
    }
}

/// A member that a policy needs and does not have.
struct NoMember: Error { let name: String }

extension Tree {
    func member(_ key: String) throws -> Tree {
        guard let member = self[key] else { throw NoMember(name: key) }
        return member
    }

    func text(_ key: String) throws -> String {
        guard let words = try member(key).words else { throw NoMember(name: key) }
        return words
    }
}
