// Who is told how far a long request has come.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Who is told how far a long request has come.
public protocol ProgressMeter: Sendable {
    /// So much of the total is done; a total of 0 is not known.
    func report(_ stage: String, done: UInt64, total: UInt64)

    /// Something went wrong beside the request, which goes on; it is recorded too.
    func tell(_ notice: String)
}
