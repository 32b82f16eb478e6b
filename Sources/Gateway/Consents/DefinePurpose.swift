// Defining a purpose.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// Defines what data may be used for; the newest version counts for notices published after it.
public struct DefinePurpose: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.consentDefine

    /// The file's bytes.
    public let source: [UInt8]
    /// The file's name, for messages.
    public let file: String

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The name that policies, events and commands use.
        public let purpose: Name<Purpose>
        /// The version that counts now.
        public let version: Int
        /// SHA-256 of its canonical JSON, hexadecimal.
        public let digest: String
    }

    /// Asks to define.
    public init(source: [UInt8], file: String) {
        self.source = source
        self.file = file
    }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Output> {
        let definition: PurposeDefinition
        do { definition = try PurposeDefinition(parsing: source) } catch {
            throw .input(.inputInvalid, "`\(file)` defines no purpose: \(error)")
        }
        try check(definition, against: try workroom.purposes())
        let digest = definition.digest.hexadecimal
        return Preparation(
            Output(purpose: definition.name, version: definition.version, digest: digest),
            recording: [
                EntryDraft(
                    .purposeDefined, .allowed, by: workroom.actor,
                    on: ("purpose", definition.name.text),
                    details: [
                        "version": .integer(Int64(definition.version)), "sha256": .string(digest),
                    ])
            ], changing: [.definePurpose(definition)])
    }

    /// Versions count without gaps, so that nobody can define what was in force between two.
    private func check(
        _ definition: PurposeDefinition, against all: [PurposeDefinition]
    ) throws(GatewayError) {
        let newest = all.last { $0.name == definition.name }?.version ?? 0
        if all.contains(definition) {
            throw .exists("version \(definition.version) of the purpose `\(definition.name)`")
        }
        guard definition.version == newest + 1 else {
            throw .input(
                .inputInvalid,
                newest == 0
                    ? "`\(file)`: the first version of the purpose `\(definition.name)` is 1"
                    : "`\(file)`: version \(newest) of the purpose `\(definition.name)` is the "
                        + "newest, so the next is \(newest + 1)")
        }
    }
}
