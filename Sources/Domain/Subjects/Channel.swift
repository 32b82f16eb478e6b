// The way a message takes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The way a message takes; consent is given for a purpose on a channel.
public enum Channel: String, Hashable, Sendable, Codable, CaseIterable {
    /// By e-mail.
    case email
    /// By text message.
    case sms
}
