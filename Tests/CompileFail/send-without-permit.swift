// expect: missing argument for parameter 'under' in call

import Domain
import Policy

@testable import Gateway

func send(clearance: consuming Clearance, sender: BatchSender) async throws {
    _ = try await sender.send(clearance, batch: 0, rows: 0..<1, late: []) { false }
}
