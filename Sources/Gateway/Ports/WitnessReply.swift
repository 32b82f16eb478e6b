// What a witness answered.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a witness answered; nothing of it is checked yet.
public enum WitnessReply: Hashable, Sendable {
    /// Signature lines, byte for byte.
    case cosigned([UInt8])
    /// The request does not start from what it cosigned last, which has this size.
    case conflict(size: UInt64)
    /// Another status than 200 and 409, with the first words of its text.
    case refused(status: Int, String)
    /// There is no answer, or none that can be understood.
    case unreachable(String)
}
