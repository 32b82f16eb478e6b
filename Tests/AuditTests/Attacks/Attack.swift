// The list of attacks.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The list of attacks on the log, on what hangs on it, and on who writes it.
///
/// Each is carried out by `Attack<number>`: here where the log's own code shows the verdict, in the
/// end-to-end tests where only the built programs can, for some in both.
enum Attack: Int, CaseIterable, CustomStringConvertible {
    case bitInEntry = 1
    case bitInHash, swap, insertion, trailing, deletion, editedCheckpoint, leadingZero, otherKey
    case rollback, fork, splitView, badWitnessRequest, twoWriters, replacedFiles, failingCalls
    case failingSync, bitOnTheWay, otherTime, replay, noOutcome, otherTile, badProof
    case movedCosignature, weakKey, hostileNote, badSegment, badErasure, badSalt, badIndex
    case absenceLie, unannouncedKey, mixedEvidence, movedConfiguration, silentReading, pruning

    /// For a parametrised test's name.
    var description: String { rawValue < 10 ? "0\(rawValue)" : "\(rawValue)" }

    /// What carries it out; nil where only the built programs can show the verdict.
    var row: (any AttackRow.Type)? {
        switch self {
        case .bitInEntry: Attack01.self
        case .bitInHash: Attack02.self
        case .swap: Attack03.self
        case .insertion: Attack04.self
        case .trailing: Attack05.self
        case .deletion: Attack06.self
        case .editedCheckpoint: Attack07.self
        case .leadingZero: Attack08.self
        case .otherKey: Attack09.self
        case .rollback: Attack10.self
        case .fork: Attack11.self
        case .splitView: Attack12.self
        case .badWitnessRequest: Attack13.self
        case .twoWriters: Attack14.self
        case .replacedFiles: nil
        case .failingCalls: nil
        case .failingSync: Attack17.self
        case .bitOnTheWay: Attack18.self
        case .otherTime: Attack19.self
        case .replay: Attack20.self
        case .noOutcome: Attack21.self
        case .otherTile: Attack22.self
        case .badProof: Attack23.self
        case .movedCosignature: Attack24.self
        case .weakKey: Attack25.self
        case .hostileNote: Attack26.self
        case .badSegment: Attack27.self
        case .badErasure: Attack28.self
        case .badSalt: Attack29.self
        case .badIndex: nil
        case .absenceLie: Attack31.self
        case .unannouncedKey: Attack32.self
        case .mixedEvidence: nil
        case .movedConfiguration: Attack34.self
        case .silentReading: nil
        case .pruning: Attack36.self
        }
    }
}
