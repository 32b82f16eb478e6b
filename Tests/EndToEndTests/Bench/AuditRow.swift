// One row of `audit list --json`, as far as tests read it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One row of `audit list --json`, as far as tests read it.
struct AuditRow: Decodable, Equatable {
    let index: Int
    let type: String
    let reason: String?
}

extension TestHome {
    /// Entries whose type begins so, oldest first.
    func entries(_ type: String) throws -> [AuditRow] {
        struct Found: Decodable { let entries: [AuditRow] }
        let finished = try exeat("audit", "list", "--type", type, "--json")
        guard finished.status == 0 else { throw BenchError.setUpFailed(finished.everything) }
        return try JSONDecoder().decode(Found.self, from: Data(finished.output.utf8)).entries
    }

    /// How things stand, as far as tests read it.
    func status() throws -> Status {
        let finished = try exeat("status", "--json")
        guard finished.status == 0 else { throw BenchError.setUpFailed(finished.everything) }
        return try JSONDecoder.snake.decode(Status.self, from: Data(finished.output.utf8))
    }

    /// What `status --json` prints, as far as tests read it.
    struct Status: Decodable {
        struct Delivery: Decodable {
            let transfer: String
            let batch: Int
        }

        let entries: Int
        let transfers: Int
        let consentEvents: Int
        let policies: [String]
        let uncertain: [Delivery]
    }
}
