// Finding one of many by its name.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension StateReading {
    /// A connection by its name.
    func connection(_ name: Name<Connection>) throws(GatewayError) -> ConnectionRecord {
        let all: [ConnectionRecord]
        do { all = try connections() } catch { throw GatewayError(error) }
        guard let connection = all.first(where: { $0.name == name }) else {
            throw .notFound(kind: "connection", name: name.text)
        }
        return connection
    }

    /// Every share of a connection that is there, oldest first.
    func shares(ofNamed name: Name<Connection>) throws(GatewayError) -> [Share] {
        _ = try connection(name)
        do { return try shares(of: name) } catch { throw GatewayError(error) }
    }

    /// A principal by its name.
    func principal(_ name: Name<Principal>) throws(GatewayError) -> Enrolment {
        let all: [Enrolment]
        do { all = try principals() } catch { throw GatewayError(error) }
        guard let principal = all.first(where: { $0.name == name }) else {
            throw .notFound(kind: "principal", name: name.text)
        }
        return principal
    }

    /// An export by its name.
    func export(_ name: Name<Export>) throws(GatewayError) -> ExportRecord {
        let all: [ExportRecord]
        do { all = try exports() } catch { throw GatewayError(error) }
        guard let export = all.first(where: { $0.name == name }) else {
            throw .notFound(kind: "export", name: name.text)
        }
        return export
    }
}
