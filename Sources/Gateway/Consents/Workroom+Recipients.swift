// Whom a withdrawal may name.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

extension Workroom {
    /// What a withdrawal or an objection may name: a kind of connection, or a connection.
    ///
    /// One that names anything else would close nothing, and the person's word would be lost.
    func knownRecipients() throws(GatewayError) -> Set<String> {
        let connections: [ConnectionRecord]
        do { connections = try store.connections() } catch { throw GatewayError(error) }
        return Set(destinations.kinds + connections.map(\.name.text))
    }
}
