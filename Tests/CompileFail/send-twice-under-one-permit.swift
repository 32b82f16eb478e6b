// expect: 'permit' consumed more than once

import Domain
import Permissions
import Policy

@testable import Gateway

func send(
    first: consuming Clearance, second: consuming Clearance, permit: consuming Permit,
    sender: BatchSender
) async throws {
    _ = try await sender.send(first, under: permit, batch: 0, rows: 0..<1, late: []) { false }
    _ = try await sender.send(second, under: permit, batch: 1, rows: 0..<1, late: []) { false }
}
