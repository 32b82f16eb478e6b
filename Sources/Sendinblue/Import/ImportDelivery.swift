// Sending one batch.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway
import Transport

/// Sends one batch as one import, exactly once, and says what became of it.
struct ImportDelivery {
    let transport: ServiceTransport
    let watch: ImportWatch

    /// Sends exactly these bytes.
    ///
    /// INVARIANT: there is no loop here and nothing here is called twice, so neither is the sending.
    func send(_ body: [UInt8]) async -> DeliveryOutcome {
        var report = DeliveryReport()
        let answer: ServiceAnswer
        switch await transport.post("/contacts/import", body) {
        case .success(let received): answer = received
        case .failure(.notSent): return .rejected(.providerUnreachable, report)
        case .failure(.lost): return .uncertain(.providerUncertain, report)
        }
        report.status = answer.status
        report.request = answer.requestIdentifier
        report.security = answer.security
        report.peerCertificate = answer.peerCertificate
        switch answer.status {
        case 200...299:
            // Taken in, but without its number nobody can ask how it went.
            guard let taken = try? CanonicalJSON(parsing: answer.body),
                let process = taken["processId"]?.integerValue, process > 0
            else { return .uncertain(.providerUncertain, report) }
            return await watch.outcome(of: process, report)
        case 401, 403: return .rejected(.providerUnauthorised, report)
        case 429: return .rejected(.providerRateLimited, report)
        // A time-out on the recipient's side: it may have read the body by then.
        case 408: return .uncertain(.providerUncertain, report)
        case 400...499: return .rejected(.providerRejected, report)
        default: return .uncertain(.providerUncertain, report)
        }
    }
}
