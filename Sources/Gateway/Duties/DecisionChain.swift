// Every transfer that was decided, by the links between them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Policy

/// Every transfer that was decided, newest first: each entry names the one before it, so that the
/// rest of the log need not be read.
struct DecisionChain {
    private let store: any GatewayStore
    private let policies: [PolicyRecord]
    private var grounds: [[String]: SearchedTransfer.Ground?] = [:]

    init(in store: any GatewayStore) throws(GatewayError) {
        self.store = store
        do { policies = try store.policies() } catch { throw GatewayError(error) }
    }

    /// Where the newest decision below `end` stands; nil when there is none.
    static func newest(
        below end: UInt64, in log: some LogReading
    ) throws(StorageError) -> UInt64? {
        var end = end
        while let found = try log.newestEntry(naming: .transferDecided, below: end) {
            if let entry = try? Entry(found.body, at: found.index), entry.type == .transferDecided {
                return found.index
            }
            end = found.index
        }
        return nil
    }

    /// Calls `each` with every transfer decided before `end` and not before `start`.
    ///
    /// - Returns: Whether all of them could be read.
    mutating func walk(
        from start: UInt64, to end: UInt64,
        _ each: (SearchedTransfer) throws(GatewayError) -> Void
    ) throws(GatewayError) -> Bool {
        var next: UInt64?
        do { next = try Self.newest(below: end, in: store) } catch { throw GatewayError(error) }
        while let index = next, index >= start {
            let body: [UInt8]?
            do { body = try store.bodies(index..<index + 1).first } catch {
                throw GatewayError(error)
            }
            guard let body, let entry = try? Entry(body, at: index),
                let decided = DecidedTransfer(decision: entry),
                let list = entry.detail("list")?.integerValue,
                decided.previous.map({ $0 < index }) ?? true
            else { return false }
            try each(
                SearchedTransfer(
                    decided: decided, list: list, ground: ground(of: decided)))
            next = decided.previous
        }
        return true
    }

    /// What the policy that decided says, joined with its guard-rails.
    ///
    /// A withdrawal is not to wait for a policy: one that cannot be used says nothing.
    private mutating func ground(of decided: DecidedTransfer) -> SearchedTransfer.Ground? {
        let digests = [decided.policy.digest] + decided.guardRails
        if let known = grounds[digests] { return known }
        let policy = try? policies.deciding(
            decided.policy.digest, guardRails: decided.guardRails)
        let ground = policy.map { policy in
            SearchedTransfer.Ground(
                questions: policy.purposes.map {
                    ConsentQuestion(purpose: $0.name, channel: $0.channel)
                },
                kind: policy.connectionType, within: policy.retention?.withdrawWithin)
        }
        grounds[digests] = .some(ground)
        return ground
    }
}
