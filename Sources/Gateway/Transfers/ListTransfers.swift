// All transfers, newest first.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// All transfers, newest first.
public struct ListTransfers: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.transferRead

    /// Asks.
    public init() {}

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> [TransferRecord] {
        do { return try workroom.store.transfers() } catch { throw GatewayError(error) }
    }
}
