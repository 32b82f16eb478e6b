// Where the gateway gets its time from.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Where the gateway gets its time from; a test holds a hand-set one.
public protocol TimeSource: Sendable {
    /// The present instant.
    func now() -> Instant
}
