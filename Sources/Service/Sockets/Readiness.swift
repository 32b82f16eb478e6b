// What ended a wait.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What ended a wait for a descriptor.
enum Readiness {
    /// It is ready, or broken, which the next call tells.
    case ready
    /// The time is over.
    case late
    /// The door is being shut.
    case stopped
}
