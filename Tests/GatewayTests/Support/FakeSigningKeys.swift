// The files of signing keys, in memory.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Gateway
import Synchronization
import TransparencyLog

/// The files of signing keys, in memory: each place holds the byte that a key's seed is made of.
final class FakeSigningKeys: SigningKeyKeeping {
    struct Places: Equatable {
        var current: UInt8 = 7
        var next: UInt8?
        var isFull = false
    }

    private let state = Mutex(Places())

    var places: Places { state.withLock { $0 } }

    func edit(_ change: (inout Places) -> Void) { state.withLock { change(&$0) } }

    func makeNext() throws(CustodyError) -> NoteSigner {
        let seed = try state.withLock { (places) throws(CustodyError) -> UInt8 in
            guard !places.isFull else { throw .keyUnavailable("no space is left") }
            let next = (places.next ?? places.current) + 1
            places.next = next
            return next
        }
        do { return try Self.signer(seed) } catch { throw .keyUnavailable("\(error)") }
    }

    func promoteNext() throws(CustodyError) {
        try state.withLock { (places) throws(CustodyError) in
            guard let next = places.next, !places.isFull else {
                throw .keyUnavailable("there is no next key")
            }
            places.current = next
            places.next = nil
        }
    }

    /// The signers that the log's keys ask for, of whatever place.
    func signers(for keys: [LogKeyRecord]) throws -> LogSigners {
        let places = places
        let valid = keys.filter { $0.until == nil }.map(\.vkey)
        let seeds = try [places.current, places.next].compactMap { $0 }.filter { seed in
            try valid.contains(Self.signer(seed).verifierKey.text)
        }
        if seeds.count == 2 {
            return try LogSigners(older: Self.signer(seeds[0]), newer: Self.signer(seeds[1]))
        }
        return try LogSigners(Self.signer(seeds.first ?? places.current))
    }

    /// The keys that signed before.
    func ended(of keys: [LogKeyRecord]) throws -> [VerifierKey] {
        try keys.filter { $0.until != nil }.map { try VerifierKey(parsing: $0.vkey) }
    }

    static func signer(_ seed: UInt8) throws -> NoteSigner {
        let seed = SecretBytes(copying: [UInt8](repeating: seed, count: 32))
        return try NoteSigner(name: TestHome.origin, key: SigningKey(seed: seed))
    }
}
