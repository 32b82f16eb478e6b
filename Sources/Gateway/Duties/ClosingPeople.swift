// Everybody for whom something was closed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Everybody for whom something was closed in one commit: one person, or those of a file.
protocol ClosingPeople {
    /// What their events close; people refer to it by place.
    var scopes: [WithdrawalScope] { get }

    /// Hands over what they are called in an epoch, sorted by tag, in as many pieces as memory
    /// asks for.
    ///
    /// - Throws: What `each` throws; `GatewayError` when they cannot be read.
    func read(
        in epoch: String, _ each: ([WantedPerson]) throws(GatewayError) -> Void
    ) throws(GatewayError)
}
