// That there is always an administrator.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension Workroom {
    /// Refuses to end the administrator's role of the last one who keeps it.
    ///
    /// The store asks once more inside the transaction, because two who end each other at the same
    /// time both read the state before.
    ///
    /// - Throws: `GatewayError.refused` when nobody else is an administrator without an end in
    ///   sight.
    func keepAnAdministrator(without principal: Enrolment) throws(GatewayError) {
        guard principal.keeps(.administrator, at: now) else { return }
        let all: [Enrolment]
        do { all = try store.principals() } catch { throw GatewayError(error) }
        guard
            all.contains(where: {
                $0.name != principal.name && $0.keeps(.administrator, at: now)
            })
        else {
            throw .refused(
                .actorRole,
                "`\(principal.name)` is the last administrator without an end in sight: "
                    + "nobody could enrol another", entry: nil)
        }
    }
}
