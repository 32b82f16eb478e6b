// That there is always an administrator.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension Workroom {
    /// Refuses a change after which nobody is an administrator without an end in sight.
    ///
    /// The store asks once more inside the transaction, because two who end each other at the same
    /// time both read the state before.
    ///
    /// - Parameter changed: A principal as it would be afterwards.
    /// - Throws: `GatewayError.refused` when it was the last one.
    func keepAnAdministrator(with changed: Enrolment) throws(GatewayError) {
        let all: [Enrolment]
        do { all = try store.principals() } catch { throw GatewayError(error) }
        let keeps = { (one: Enrolment) in one.keeps(.administrator, at: now) }
        let afterwards = all.map { $0.name == changed.name ? changed : $0 }
        guard all.contains(where: keeps), !afterwards.contains(where: keeps) else { return }
        throw .refused(
            .actorRole,
            "`\(changed.name)` is the last administrator without an end in sight: "
                + "nobody could enrol another", entry: nil)
    }
}
