// Who keeps the files of the keys that sign the log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import TransparencyLog

/// Keeps the files of the keys that sign the log; the gateway knows neither where they are nor
/// how they are sealed.
///
/// There are two places: the current key's, and the next one's while one key takes over from the
/// other.
public protocol SigningKeyKeeping: Sendable {
    /// Makes a new key, writes it to the next place, and returns once that would survive power
    /// loss; a key that stands there is replaced. Sealed as the current one is.
    ///
    /// - Throws: `CustodyError.keyUnavailable`; there is no new key then.
    func makeNext() throws(CustodyError) -> NoteSigner

    /// Gives the next key the current one's place, which ends the file of the one before, and
    /// returns once that would survive power loss.
    ///
    /// - Throws: `CustodyError.keyUnavailable`; both files stand as they did then, and the next
    ///   opening of the home does it.
    func promoteNext() throws(CustodyError)
}
