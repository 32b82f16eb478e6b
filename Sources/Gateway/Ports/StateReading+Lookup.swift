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
