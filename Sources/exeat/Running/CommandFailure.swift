// What goes wrong before the gateway is reached.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What goes wrong before the gateway is reached.
enum CommandFailure: Error, Equatable {
    /// There is no home in this folder.
    case noHome(String)
    /// A home, or something else, is there already.
    case homeExists(String)
    /// The folder cannot be written.
    case notWritable(String)
    /// The log's signing key cannot be used.
    case signingKey(String)
    /// The log's signing key is sealed, and no passphrase opens it.
    case passphrase(String)
    /// The host's configuration of the log cannot be used.
    case configuration(String)
    /// Standard input or a file did not give what was needed.
    case input(String)
    /// Somebody said no at the prompt, or there was nobody to ask.
    case cancelled(String)
}
