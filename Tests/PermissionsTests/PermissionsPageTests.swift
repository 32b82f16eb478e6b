// That the page about permissions says what the table does.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Permissions
import Testing

struct PermissionsPageTests {
    private static let page = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "../../docs/permissions.md")

    private func word(_ grant: Grant?) -> String {
        switch grant {
        case .unrestricted: "yes"
        case .sharedConnections: "shared"
        case .nameAndType: "name and type"
        case nil: "–"
        }
    }

    @Test func `the page lists every action with what each role may do`() throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let lines = text.split(separator: "\n").map(String.init)
        let heading = "| Action | " + Role.inOrder.map(\.rawValue).joined(separator: " | ") + " |"
        let start = try #require(lines.firstIndex(of: heading))
        let found = lines[(start + 2)...].prefix { $0.hasPrefix("| `") }
        let expected = Action.allCases.map { action in
            let words = Role.inOrder.map { word(RoleTable.grant(of: action, to: $0)) }
            return "| `\(action.rawValue)` | " + words.joined(separator: " | ") + " |"
        }
        #expect(Array(found) == expected)
    }
}
