// Where a connection's agreement stands, found in committed state.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// Where a connection's agreement stands, found in committed state: the one place that looks.
///
/// What was agreed to are exact words, and they name the connection's address: an address that was
/// changed behind the gateway's back is one that nobody agreed to.
struct AgreementFinding: Sendable {
    /// The connection's newest agreement; nil when nobody ever agreed.
    let agreement: Agreement?
    /// The newest text; nil when none was ever published.
    let text: AgreementTextRecord?
    private let judgement: Result<Identifier<AgreementNoun>, AgreementShortcoming>

    /// Looks it up.
    ///
    /// - Throws: `GatewayError.logUnavailable`; nothing is known then, and nothing may leave.
    init(
        of connection: ConnectionRecord, in state: any StateReading, at instant: Instant,
        needs: AgreementNeeds = .none
    ) throws(GatewayError) {
        let newest: Agreement?
        do { newest = try state.agreement(for: connection.name) } catch {
            throw GatewayError(error)
        }
        try self.init(of: connection, as: newest, in: state, at: instant, needs: needs)
    }

    /// The same, of an agreement as it would stand.
    init(
        of connection: ConnectionRecord, as agreement: Agreement?, in state: any StateReading,
        at instant: Instant, needs: AgreementNeeds = .none
    ) throws(GatewayError) {
        self.agreement = agreement
        do { text = try state.agreementTexts().newest } catch { throw GatewayError(error) }
        let terms = text.map { text in
            AgreementTerms(
                text: text.name, version: text.version,
                digest: agreement.flatMap { text.words(of: $0, over: connection) }
                    .map { AgreementTemplate.digest(of: $0).hexadecimal })
        }
        judgement = AgreementRules.judgement(
            of: agreement, at: instant, under: terms, needs: needs)
    }

    /// Active, or the reason why it is not.
    var standing: AgreementStanding {
        switch judgement {
        case .success(let identifier): .active(identifier)
        case .failure(let shortcoming): .lacking(shortcoming.reason)
        }
    }

    /// The agreement that holds.
    ///
    /// - Throws: `GatewayError.refused` with what is the matter.
    var active: Identifier<AgreementNoun> {
        get throws(GatewayError) {
            switch judgement {
            case .success(let identifier): return identifier
            case .failure(let shortcoming):
                throw .refused(shortcoming.reason, "\(shortcoming)", entry: nil)
            }
        }
    }

    /// The same for people, in one line.
    var words: String {
        switch judgement {
        case .success: "active until \(agreement?.validUntil.wholeSecond.description ?? "its end")"
        case .failure(let shortcoming): "\(shortcoming)"
        }
    }

    /// The reason why it does not hold; nil when it does.
    var reason: ReasonCode? {
        if case .failure(let shortcoming) = judgement { shortcoming.reason } else { nil }
    }
}
