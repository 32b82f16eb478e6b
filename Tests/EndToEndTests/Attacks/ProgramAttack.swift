// The attacks that are carried out through the programs.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// The attacks that are carried out through the programs: some of them here alone, some also on the
/// log's own code, where the whole list stands.
enum ProgramAttack: Int, CaseIterable, CustomTestStringConvertible {
    case rollback = 10
    case fork = 11
    case twoWriters = 14
    case replacedFiles = 15
    case failingCalls = 16
    case failingSync = 17
    case replay = 20
    case noOutcome = 21
    case badIndex = 30
    case mixedEvidence = 33
    case movedConfiguration = 34
    case silentReading = 35

    var testDescription: String { "\(rawValue)" }

    /// What carries it out.
    var row: any AttackRow.Type {
        switch self {
        case .rollback: Attack10.self
        case .fork: Attack11.self
        case .twoWriters: Attack14.self
        case .replacedFiles: Attack15.self
        case .failingCalls: Attack16.self
        case .failingSync: Attack17.self
        case .replay: Attack20.self
        case .noOutcome: Attack21.self
        case .badIndex: Attack30.self
        case .mixedEvidence: Attack33.self
        case .movedConfiguration: Attack34.self
        case .silentReading: Attack35.self
        }
    }
}
