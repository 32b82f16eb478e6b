// Who came, and by which door.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
import Domain
public import Permissions

/// Who came, and by which door.
public struct Caller: Sendable {
    /// The account and the principal it acts as.
    public let requester: Requester
    /// The door: `cli`, `socket` or `console`.
    public let door: String
    /// The process that asked.
    public let process: Int32

    /// Joins the parts.
    public init(requester: Requester, door: String, process: Int32) {
        self.requester = requester
        self.door = door
        self.process = process
    }

    /// The same, as entries write it.
    public var actor: EntryActor {
        EntryActor(
            principal: requester.enrolment?.name, role: requester.enrolment?.role,
            account: requester.account, door: door, process: process)
    }
}
