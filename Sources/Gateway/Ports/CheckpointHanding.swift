// Who hands a checkpoint to a program.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Hands a checkpoint to a program of this machine.
public protocol CheckpointHanding: Sendable {
    /// Starts the program with the note on its standard input, without a shell, and waits until it
    /// has ended, for a fixed time at most.
    ///
    /// - Returns: Why it did not succeed; nil when it did.
    func hand(_ note: [UInt8], to program: String) async -> String?
}
