// One entry, byte for byte.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain
import TransparencyLog

/// One entry, byte for byte, with its hash in the tree.
public struct ShowEntry: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.auditRead

    /// Its place, from 0.
    public let index: UInt64

    /// What is shown.
    public struct Output: Sendable, Codable {
        /// Its place, from 0.
        public let index: UInt64
        /// The canonical JSON.
        public let body: String
        /// SHA-256 of `00` and the body, hexadecimal.
        public let leaf: String
    }

    /// Asks.
    public init(index: UInt64) { self.index = index }

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        let body: [UInt8]?
        do {
            guard index < (try workroom.store.head()?.size ?? 0) else {
                throw GatewayError.notFound(kind: "entry", name: "\(index)")
            }
            body = try workroom.store.bodies(index..<index + 1).first
        } catch let error as GatewayError {
            throw error
        } catch let error as StorageError {
            throw GatewayError(error)
        } catch {
            throw .failed("\(error)")
        }
        guard let body else { throw .integrity("INVALID: entry \(index): it is missing") }
        return Output(
            index: index, body: String(decoding: body, as: UTF8.self),
            leaf: TreeHash.leaf(of: body).hexadecimal)
    }
}
