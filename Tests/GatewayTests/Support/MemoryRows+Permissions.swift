// Principals, shares and rules of exports in memory.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway

extension MemoryRows {
    /// Applies what says who may do what, by the rules of the real store.
    mutating func applyPermissions(_ change: StateChange) throws(StorageError) {
        switch change {
        case .enrol(let enrolment):
            try refuse("the principal", if: principals.contains { $0.name == enrolment.name })
            principals.append(enrolment)
        case .disable(let name, let instant):
            try keepingAnAdministrator(at: instant) { (rows) throws(StorageError) in
                try rows.disable(name, at: instant)
            }
        case .addGrant(let grant): try add(grant)
        case .endGrant(let grant, let end):
            try keepingAnAdministrator(at: end.at) { (rows) throws(StorageError) in
                try rows.end(grant, end)
            }
        case .addShare(let share):
            try refuse("the share", if: shares.contains { $0.identifier == share.identifier })
            guard connections.contains(where: { $0.name == share.connection }) else {
                throw .failed("no connection to share")
            }
            shares.append(share)
        case .endShare(let share, let end):
            let index = try place("share", shares.firstIndex { $0.identifier == share })
            try refuse("the end of the share", if: shares[index].end != nil)
            shares[index].end = end
        case .publishAgreementText(let text):
            try refuse(
                "the agreement text",
                if: agreementTexts.contains { ($0.name, $0.version) == (text.name, text.version) })
            agreementTexts.append(text)
        case .addConstraint(let constraint):
            try refuse(
                "the separation of duties",
                if: constraints.contains { $0.identifier == constraint.identifier })
            try findExport(constraint.export)
            constraints.append(constraint)
        case .endConstraint(let constraint, let end):
            let index = try place(
                "separation of duties", constraints.firstIndex { $0.identifier == constraint })
            try refuse("the end of the separation of duties", if: constraints[index].end != nil)
            constraints[index].end = end
        case .schedule(let schedule):
            try findExport(schedule.export)
            schedules.append(schedule)
        default: try applyConsents(change)
        }
    }

    /// The index of what is to be ended.
    func place(_ what: String, _ index: Int?) throws(StorageError) -> Int {
        guard let index else { throw .failed("no such \(what)") }
        return index
    }

    private func findExport(_ name: Name<Export>) throws(StorageError) {
        guard exports.contains(where: { $0.name == name }) else { throw .failed("no such export") }
    }

    private mutating func disable(
        _ name: Name<Principal>, at instant: Instant
    ) throws(StorageError) {
        let index = try place("principal", principals.firstIndex { $0.name == name })
        try refuse("the end of the principal", if: principals[index].disabledAt != nil)
        principals[index] = principals[index].changed(disabledAt: instant)
    }

    private mutating func add(_ grant: RoleGrant) throws(StorageError) {
        try refuse(
            "the grant",
            if: principals.contains { $0.grants.contains { $0.identifier == grant.identifier } })
        let index = try place("principal", principals.firstIndex { $0.name == grant.principal })
        principals[index] = principals[index].changed(grants: principals[index].grants + [grant])
    }

    private mutating func end(
        _ grant: Identifier<GrantNoun>, _ end: TermEnd
    ) throws(StorageError) {
        let index = try place(
            "grant", principals.firstIndex { $0.grants.contains { $0.identifier == grant } })
        var grants = principals[index].grants
        let ending = try place("grant", grants.firstIndex { $0.identifier == grant })
        try refuse("the end of the grant", if: grants[ending].end != nil)
        grants[ending].end = end
        principals[index] = principals[index].changed(grants: grants)
    }

    private mutating func keepingAnAdministrator(
        at instant: Instant, _ change: (inout MemoryRows) throws(StorageError) -> Void
    ) throws(StorageError) {
        let before = principals
        try change(&self)
        let rules: [(Enrolment) -> Bool] = [
            { $0.holds(.administrator, at: instant) }, { $0.keeps(.administrator, at: instant) },
        ]
        for rule in rules where before.contains(where: rule) && !principals.contains(where: rule) {
            throw .conflict("the last administrator who may act")
        }
    }
}

extension Enrolment {
    fileprivate func changed(
        disabledAt: Instant? = nil, grants: [RoleGrant]? = nil
    ) -> Enrolment {
        Enrolment(
            name: name, role: role, account: account, enrolledAt: enrolledAt,
            disabledAt: disabledAt ?? self.disabledAt, grants: grants ?? self.grants)
    }
}

extension MemoryStore {
    func shares(of connection: Name<Connection>) throws(StorageError) -> [Share] {
        try read { $0.shares.filter { $0.connection == connection } }
    }

    func agreementTexts() throws(StorageError) -> [AgreementTextRecord] {
        try read { $0.agreementTexts }
    }

    func constraints(on export: Name<Export>) throws(StorageError) -> [ExportConstraint] {
        try read { $0.constraints.filter { $0.export == export } }
    }

    func schedules() throws(StorageError) -> [ExportSchedule] {
        try read { rows in
            Dictionary(grouping: rows.schedules, by: \.export).values.compactMap(\.last)
                .sorted { $0.export < $1.export }
        }
    }
}
