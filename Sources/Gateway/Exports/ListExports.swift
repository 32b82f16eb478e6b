// All exports.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// All exports, by name.
public struct ListExports: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.exportRead

    /// Asks.
    public init() {}

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> [ExportRecord] {
        do { return try workroom.store.exports() } catch { throw GatewayError(error) }
    }
}
