// What a request has at hand.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
public import Domain
import Permissions
public import TransparencyLog

/// What a request has at hand: committed state, the hour, the caller and the keys' custody.
public struct Workroom: Sendable {
    /// Everything that is committed.
    public let store: any GatewayStore
    /// The instant that the whole request is decided for.
    public let now: Instant
    /// Who asks.
    public let caller: Caller
    /// Where files are.
    public let places: HomePlaces
    /// The key that wraps keys.
    public let keyEncryptionKey: KeyEncryptionKey
    /// The keys that sign the log's checkpoints now, older first; two while one takes over.
    public let verifierKeys: [VerifierKey]
    /// The files of the keys that sign the log.
    let signingKeys: any SigningKeyKeeping
    /// What the host says about its audit log; no request changes it.
    public let configuration: AuditConfiguration
    /// Who makes destinations.
    public let destinations: any DestinationMaking
    /// The ways on which a checkpoint leaves this machine.
    public let outlets: CheckpointOutlets
    /// Who hears how far it has come.
    public let meter: any ProgressMeter
    /// Where time comes from, for what takes long.
    let time: any TimeSource

    /// The newest of the keys that sign the log.
    public var verifierKey: VerifierKey { verifierKeys[verifierKeys.count - 1] }

    /// Who the entries are by.
    public var actor: EntryActor { caller.actor }

    /// The principal that asks; authorising found one.
    public var principal: Name<Principal> {
        get throws(GatewayError) {
            guard let name = caller.requester.enrolment?.name else {
                throw .notPermitted(
                    .actorUnknown, rule: "only an enrolled principal may act", entry: nil)
            }
            return name
        }
    }

    /// Opens keys for those who hold the leave to.
    var custody: CredentialCustody {
        CredentialCustody(state: store, keyEncryptionKey: keyEncryptionKey)
    }
}
