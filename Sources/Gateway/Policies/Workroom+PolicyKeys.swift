// The keys that a policy names.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Policy

/// The keys that a policy names for its keyed fields.
extension Workroom {
    /// The name under which the gateway keeps a policy's key.
    static func keyName(_ name: String) throws(GatewayError) -> Name<KeyNoun> {
        do { return try Name("policy-" + name) } catch { throw .input(.policyInvalid, "\(error)") }
    }

    /// All of them, opened; they are wiped when the setting lets go.
    func namedKeys(of policy: CompiledPolicy) throws(GatewayError) -> [NamedKey] {
        var keys: [NamedKey] = []
        for name in policy.keyNames {
            let sealed: SealedKey?
            do { sealed = try store.key(try Self.keyName(name)) } catch let error as StorageError {
                throw GatewayError(error)
            } catch let error as GatewayError {
                throw error
            } catch {
                throw .failed("\(error)")
            }
            guard let sealed else { throw .key("the gateway has no key `\(name)`") }
            do {
                keys.append(NamedKey(name: name, secret: try keyEncryptionKey.open(sealed)))
            } catch { throw GatewayError(error) }
        }
        return keys
    }

    /// New keys for the names that have none yet.
    func newKeys(for policy: CompiledPolicy) throws(GatewayError) -> [SealedKey] {
        var keys: [SealedKey] = []
        for text in policy.keyNames {
            let name = try Self.keyName(text)
            do {
                if try store.key(name) != nil { continue }
                let box = try keyEncryptionKey.seal(
                    SecretBytes(randomCount: KeyEncryptionKey.count), as: name, version: 1)
                keys.append(SealedKey(name: name, version: 1, createdAt: now, box: box))
            } catch let error as CustodyError {
                throw GatewayError(error)
            } catch {
                throw .failed("\(error)")
            }
        }
        return keys
    }
}
