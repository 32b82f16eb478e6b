// That a connection's agreement holds.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// That a connection's agreement holds: found in committed state, and not to be had otherwise.
///
/// Its one initialiser looks, so nothing in this program can say that there is an agreement without
/// having looked for it.
struct ActiveAgreement: Sendable {
    /// The agreement.
    let identifier: Identifier<AgreementNoun>
    /// The connection that it is for.
    let connection: Name<Connection>

    /// Looks.
    ///
    /// - Throws: `GatewayError.refused` when there is none that holds: no key is opened then.
    init(
        of connection: ConnectionRecord, in state: any StateReading, at instant: Instant,
        needs: AgreementNeeds = .none
    ) throws(GatewayError) {
        identifier = try AgreementFinding(
            of: connection, in: state, at: instant, needs: needs
        ).active
        self.connection = connection.name
    }
}
