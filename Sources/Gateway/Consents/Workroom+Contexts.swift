// Finding purposes and notices.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain

extension Workroom {
    /// Every definition of every purpose, by name, oldest first.
    func purposes() throws(GatewayError) -> [PurposeDefinition] {
        do { return try store.purposes() } catch { throw GatewayError(error) }
    }

    /// The newest definition of a purpose.
    func purpose(_ name: Name<Purpose>) throws(GatewayError) -> PurposeDefinition {
        guard let definition = try purposes().last(where: { $0.name == name }) else {
            throw .notFound(kind: "purpose", name: name.text)
        }
        return definition
    }

    /// Every published notice, by name, oldest first.
    func notices() throws(GatewayError) -> [NoticeVersion] {
        do { return try store.notices() } catch { throw GatewayError(error) }
    }

    /// A version of a notice.
    func notice(_ name: Name<Notice>, version: Int) throws(GatewayError) -> NoticeVersion {
        guard let notice = try notices().first(where: { ($0.name, $0.version) == (name, version) })
        else { throw .notFound(kind: "notice", name: "\(name)@\(version)") }
        return notice
    }

    /// All contexts by their address.
    func contexts() throws(GatewayError) -> [Digest<ConsentContextText>: ConsentContext] {
        do { return try store.consentContexts() } catch { throw GatewayError(error) }
    }
}
