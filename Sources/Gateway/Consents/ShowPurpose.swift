// One purpose.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Consent
public import Domain

/// One purpose as it is or was defined.
public struct ShowPurpose: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.consentRead

    /// Which.
    public let name: Name<Purpose>
    /// Which version; nil for the newest.
    public let version: Int?

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The definition.
        public let definition: PurposeDefinition
        /// SHA-256 of its canonical JSON, hexadecimal, as its entry has it.
        public let digest: String
        /// How many versions there are.
        public let versions: Int
    }

    /// Asks.
    public init(name: Name<Purpose>, version: Int? = nil) {
        self.name = name
        self.version = version
    }

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        let newest = try workroom.purpose(name)
        let all = try workroom.purposes().filter { $0.name == name }
        let wanted = version ?? newest.version
        guard let definition = all.first(where: { $0.version == wanted }) else {
            throw .notFound(kind: "purpose", name: "\(name)@\(wanted)")
        }
        return Output(
            definition: definition, digest: definition.digest.hexadecimal, versions: all.count)
    }
}
