// Why a request was not done.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
public import Consent
public import Domain
public import Segments

/// Why a request was not done.
///
/// A refusal is an answer: it has its reason and its entry.
public enum GatewayError: Error, Equatable {
    /// Whoever asked may not: reason, rule, and the entry that records it.
    case notPermitted(ReasonCode, rule: String, entry: UInt64?)
    /// The gateway said no; nothing left. With the entry, where a transfer was under way.
    case refused(ReasonCode, String, entry: UInt64?)
    /// There is no such thing.
    case notFound(kind: String, name: String)
    /// Something of that name exists already; nothing was changed.
    case exists(String)
    /// What was given cannot be used: reason and place.
    case input(ReasonCode, String)
    /// The log could not be written, so nothing was done.
    case logUnavailable(String)
    /// The log or a proof does not verify.
    case integrity(String)
    /// The clock is behind the log.
    case clock(String)
    /// A key could not be opened.
    case key(String)
    /// The recipient cannot be reached now; nothing was sent.
    case temporary(ReasonCode, String, entry: UInt64?)
    /// Reading or writing the state failed.
    case failed(String)

    /// What a failing append means.
    public init(_ error: AuditError) {
        switch error {
        case .conflict(let what): self = .exists(what)
        case .clockBehind: self = .clock("\(error)")
        case .stopped: self = .logUnavailable("\(error)")
        case .tooLarge: self = .failed("\(error)")
        case .unusable: self = .input(.inputInvalid, "\(error)")
        case .invalid, .rollback, .fork, .erasedUnlogged, .unfinished, .anchor:
            self = .integrity("\(error)")
        }
    }

    /// A failing read of the state, which stands beside the log: without one there is not the
    /// other.
    public init(_ error: StorageError) { self = .logUnavailable("\(error)") }

    /// A failing read of the consent ledger: nobody's consent is known then, and it stands beside
    /// the log too.
    public init(_ error: LedgerError) { self = .logUnavailable("\(error)") }

    /// A source that cannot be read.
    public init(_ error: SourceError) { self = .input(error.reason, "\(error)") }

    /// A key that cannot be opened.
    public init(_ error: CustodyError) { self = .key("\(error)") }

    /// The reason code that goes with it.
    public var reason: ReasonCode? {
        switch self {
        case .notPermitted(let reason, _, _), .refused(let reason, _, _), .input(let reason, _),
            .temporary(let reason, _, _):
            reason
        case .notFound: .inputNotFound
        case .exists: .inputExists
        case .logUnavailable: .auditUnavailable
        case .clock: .clockUntrusted
        case .key: .keyUnavailable
        case .integrity, .failed: nil
        }
    }

    /// The place of the entry that records it, where there is one.
    public var entry: UInt64? {
        switch self {
        case .notPermitted(_, _, let entry), .refused(_, _, let entry), .temporary(_, _, let entry):
            entry
        default: nil
        }
    }
}
