// An error as people read it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Store
import TransparencyLog
import Witness

/// An error as people read it: what happened, why, what to do, and what did not happen.
struct ErrorReport {
    let headline: String
    let reason: ReasonCode?
    let why: String
    let todo: String
    let didNotHappen: String
    let entry: UInt64?
    let status: ExitStatus

    /// Lines for standard error.
    var lines: [String] {
        var lines = [headline]
        let cause = [reason?.description, why].compactMap { $0 }.joined(separator: ": ")
        lines.append("  Why    " + cause)
        if !todo.isEmpty { lines.append("  Do     " + todo) }
        lines.append("  Note   " + didNotHappen)
        if let entry { lines.append("  Entry  record \(entry): exeat audit show \(entry)") }
        return lines
    }

    init(_ error: any Error) {
        switch error {
        case let error as GatewayError: self.init(gateway: error)
        case let error as CommandFailure: self.init(command: error)
        case let error as StoreError: self.init(store: error)
        case let error as AuditError: self.init(gateway: GatewayError(error))
        case let error as StorageError: self.init(gateway: GatewayError(error))
        case let error as WitnessError: self.init(witness: error)
        case let error as NameError: self.init(command: .input("\(error)"))
        case let error as LogFormatError: self.init(command: .input("\(error)"))
        default:
            self.init(
                "Failed.", nil, "\(error)", "exeat status tells how things stand",
                "nothing was sent by this command", nil, .failed)
        }
    }

    init(
        _ headline: String, _ reason: ReasonCode?, _ why: String, _ todo: String,
        _ didNotHappen: String, _ entry: UInt64?, _ status: ExitStatus
    ) {
        self.headline = headline
        self.reason = reason
        self.why = why
        self.todo = todo
        self.didNotHappen = didNotHappen
        self.entry = entry
        self.status = status
    }
}
