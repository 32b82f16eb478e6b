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
    /// The role that decides, or the first that holds; nil before the gatekeeper looked, and
    /// where none holds.
    let role: Role?

    /// Joins the parts.
    public init(requester: Requester, door: String, process: Int32) {
        self.init(requester: requester, door: door, process: process, role: nil)
    }

    private init(requester: Requester, door: String, process: Int32, role: Role?) {
        self.requester = requester
        self.door = door
        self.process = process
        self.role = role
    }

    /// The same caller, by one of their roles.
    func deciding(_ role: Role?) -> Caller {
        Caller(requester: requester, door: door, process: process, role: role)
    }

    /// Whether the role that decides has leave for everything that an action can touch.
    func seesAll(of action: Action) -> Bool {
        role.flatMap { RoleTable.grant(of: action, to: $0) } == .unrestricted
    }

    /// The same, as entries write it.
    public var actor: EntryActor {
        EntryActor(
            principal: requester.enrolment?.name, role: role, account: requester.account,
            door: door, process: process)
    }
}
