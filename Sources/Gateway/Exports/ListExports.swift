// All exports.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// All exports, by name.
public struct ListExports: Inquiry {
    public static let action = Action.exportRead

    /// Asks.
    public init() {}

    public func answer(in workroom: Workroom) throws(GatewayError) -> [ExportRecord] {
        do { return try workroom.store.exports() } catch { throw GatewayError(error) }
    }
}
